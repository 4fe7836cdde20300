// The buttons at the top right: theme, presenter mode, those of the view alone (`others`), language.
import { html, set, write } from "./dom.js";
import { nameOf, nextOf, tagOf } from "./languages.js";
import { THEMES } from "./theme.js";

// Each of `others` has an element and a layout, as the whole has.
export function createButtons(actions, others = []) {
  const theme = html("select", { name: "theme" });
  const options = THEMES.map((word) => {
    const option = html("option", { value: word });
    theme.append(option);
    return option;
  });
  theme.addEventListener("change", () => actions.change("theme", theme.value));
  const present = createButton("present", actions.present);
  const language = createLanguageButton(actions.switchLanguage);
  const element = html("div", { class: "buttons" });
  element.append(theme, present, ...others.map((one) => one.element), language.element);
  return {
    element,
    layout(view) {
      const { state, t } = view;
      element.hidden = state.compact === true;
      set(theme, { "aria-label": t("view.theme") });
      for (const option of options) write(option, t(`view.theme.${option.value}`));
      theme.value = state.theme;
      write(present, t(state.presenter ? "view.presentEnd" : "view.present"));
      set(present, { "aria-pressed": state.presenter });
      for (const other of others) other.layout(view);
      language.layout(state.language);
    },
  };
}

export function createReset(actions) {
  const element = createButton("reset", actions.reset);
  return { element, layout: ({ t }) => write(element, t("explorer.reset")) };
}

export function createSaving(actions, files = ["svg", "png", "csv"]) {
  const summary = html("summary");
  const kinds = files.map((kind) => [kind, createButton(kind, () => finish(() => actions.save(kind)))]);
  if (actions.link) kinds.push(["link", createButton("link", () => finish(actions.copyLink))]);
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
      write(summary, t("view.save"));
      for (const [kind, one] of kinds) write(one, t(`view.save.${kind}`));
    },
  };
}

// Its label is the language that it switches to.
export function createLanguageButton(work) {
  const element = createButton("language", work);
  return {
    element,
    layout(language) {
      write(element, nameOf(nextOf(language)));
      set(element, { lang: tagOf(nextOf(language)) });
    },
  };
}

export function createButton(name, work) {
  const node = html("button", { type: "button", "data-action": name });
  node.addEventListener("click", work);
  return node;
}
