// "auto" follows JupyterLab's theme in JupyterLab, elsewhere the preference of the reader's system.

export const THEMES = ["auto", "light", "dark", "contrast"];

export function watchTheme(apply) {
  const media = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"].map((query) => matchMedia(query));
  const body = new MutationObserver(apply);
  body.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  for (const query of media) query.addEventListener("change", apply);
  return () => {
    body.disconnect();
    for (const query of media) query.removeEventListener("change", apply);
  };
}

export function resolveTheme(theme) {
  if (THEMES.includes(theme) && theme !== "auto") return theme;
  if (matchMedia("(prefers-contrast: more)").matches) return "contrast";
  const lab = document.body.dataset.jpThemeLight;
  if (lab) return lab === "true" ? "light" : "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
