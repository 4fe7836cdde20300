// Family, θ, the width or σ, and which pictures are shown: native inputs with labels, for keyboard and screen reader.
import { createButton } from "../kit/buttons.js";
import { html, set, write } from "../kit/dom.js";
import { createSlider } from "./slider.js";
import { CHOICES, SUBSETS } from "./state.js";

// Which slider belongs to which family; θ belongs to all.
const OWNER = { width: "strips", sigma: "blur" };

export function createControls(actions) {
  const family = createFamilyChoice(actions);
  const sliders = Object.fromEntries(["theta", "width", "sigma"].map((name) => [name, createSlider(name, actions)]));
  const all = Object.values(sliders);
  return {
    element: html("div", { class: "controls" }, family.element, ...all.map((slider) => slider.element)),
    layout(view) {
      family.layout(view);
      for (const slider of all) slider.layout(view);
      for (const [name, owner] of Object.entries(OWNER)) sliders[name].element.hidden = owner !== view.state.family;
    },
    update(view) {
      for (const slider of all) slider.update(view);
    },
  };
}

function createFamilyChoice(actions) {
  const legend = html("legend");
  const choice = html("div", { class: "choice" });
  const options = CHOICES.family.map((family) => {
    const input = html("input", { type: "radio", name: "family", value: family });
    const words = html("span");
    input.addEventListener("change", () => actions.change("family", family));
    choice.append(html("label", {}, input, words));
    return { family, input, words };
  });
  const element = html("fieldset", {}, legend, choice);
  return {
    element,
    layout({ state, t }) {
      element.hidden = state.compact;
      write(legend, t("explorer.family"));
      for (const { family, input, words } of options) {
        input.checked = state.family === family;
        write(words, t(`explorer.${family}`));
      }
    },
  };
}

// A box for each picture, with the key that does the same while presenting.
export function createPanelChoice(actions) {
  const group = html("div", { class: "choice many", role: "group" });
  const boxes = SUBSETS.panels.map((panel, i) => {
    const input = html("input", { type: "checkbox", name: `panel-${panel}` });
    const words = html("span");
    input.addEventListener("change", () => actions.toggle(panel));
    group.append(html("label", {}, input, html("kbd", { "aria-hidden": "true" }, i + 1), words));
    return { panel, input, words };
  });
  return {
    element: group,
    layout({ state, t }) {
      group.hidden = state.compact;
      set(group, { "aria-label": t("explorer.panels") });
      for (const { panel, input, words } of boxes) {
        input.checked = state.panels.includes(panel);
        write(words, t(`explorer.panels.${panel}`));
      }
    },
  };
}

// Where the explorer is part of a page: the button that brings everything else, and takes it away again.
export function createMore(work) {
  const element = createButton("more", work);
  return {
    element,
    layout({ state, t }) {
      element.hidden = !state.embedded;
      write(element, t(state.compact ? "explorer.more" : "explorer.fewer"));
      set(element, { "aria-expanded": !state.compact });
    },
  };
}
