// "auto" is JupyterLab's theme where there is one, else what the reader's system prefers.

export function watchTheme(apply) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const body = new MutationObserver(apply);
  body.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  system.addEventListener("change", apply);
  return () => {
    body.disconnect();
    system.removeEventListener("change", apply);
  };
}

export function resolveTheme(theme) {
  if (theme === "light" || theme === "dark") return theme;
  const lab = document.body.dataset.jpThemeLight;
  if (lab) return lab === "true" ? "light" : "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
