// "auto" follows JupyterLab's theme in JupyterLab, elsewhere the preference of the reader's system.

export const THEMES = ["auto", "light", "dark", "contrast"];

const DARK = "(prefers-color-scheme: dark)";
const MORE_CONTRAST = "(prefers-contrast: more)";
const FORCED = "(forced-colors: active)";

export function watchTheme(apply) {
  const media = [DARK, MORE_CONTRAST, FORCED].map((query) => matchMedia(query));
  const body = new MutationObserver(apply);
  body.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  for (const query of media) query.addEventListener("change", apply);
  return () => {
    body.disconnect();
    for (const query of media) query.removeEventListener("change", apply);
  };
}

export function resolveTheme(theme) {
  // In forced-colours mode the background has the reader's colour, which the theme must suit.
  if (matchMedia(FORCED).matches) return matchMedia(DARK).matches ? "contrast" : "light";
  if (THEMES.includes(theme) && theme !== "auto") return theme;
  if (matchMedia(MORE_CONTRAST).matches) return "contrast";
  const lab = document.body.dataset.jpThemeLight;
  if (lab) return lab === "true" ? "light" : "dark";
  return matchMedia(DARK).matches ? "dark" : "light";
}
