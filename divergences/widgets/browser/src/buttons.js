// What stands at the top right: theme, presenting, saving, reset, language.
import { html, set, write } from "./dom.js";
import { nameOf, nextOf, tagOf } from "./languages.js";
import { CHOICES } from "./state.js";

export function createButtons(actions) {
  const theme = html("select", { name: "theme" });
  const options = CHOICES.theme.map((word) => {
    const option = html("option", { value: word });
    theme.append(option);
    return option;
  });
  theme.addEventListener("change", () => actions.change("theme", theme.value));
  const present = button("present", actions.present);
  const saving = createSaving(actions);
  const reset = button("reset", actions.reset);
  const language = button("language", actions.switchLanguage);
  return {
    element: html("div", { class: "buttons" }, theme, present, saving.element, reset, language),
    layout(view) {
      const { state, t } = view;
      set(theme, { "aria-label": t("explorer.theme") });
      for (const option of options) write(option, t(`explorer.theme.${option.value}`));
      theme.value = state.theme;
      write(present, t(state.presenter ? "explorer.presentEnd" : "explorer.present"));
      set(present, { "aria-pressed": state.presenter });
      write(reset, t("explorer.reset"));
      write(language, nameOf(nextOf(state.language)));
      set(language, { lang: tagOf(nextOf(state.language)) });
      saving.layout(view);
    },
  };
}

function createSaving(actions) {
  const summary = html("summary");
  const kinds = ["svg", "png", "csv"].map((kind) => [kind, button(kind, () => finish(() => actions.save(kind)))]);
  if (actions.link) kinds.push(["link", button("link", () => finish(actions.copyLink))]);
  const menu = html("details", { class: "menu" }, summary, html("div", {}, ...kinds.map(([, one]) => one)));
  function finish(work) {
    menu.open = false;
    summary.focus();
    work();
  }
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    summary.focus();
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  return {
    element: menu,
    layout({ t }) {
      write(summary, t("explorer.save"));
      for (const [kind, one] of kinds) write(one, t(`explorer.save.${kind}`));
    },
  };
}

function button(name, work) {
  const node = html("button", { type: "button", "data-action": name });
  node.addEventListener("click", work);
  return node;
}
