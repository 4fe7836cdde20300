// Family, θ, the width or σ, reset and language: native inputs with labels, so that keyboard and screen reader just work.
import { html, set, write } from "./dom.js";
import { position } from "./format.js";
import { CHOICES } from "./state.js";

// Which slider belongs to which family; θ belongs to all.
const OWNER = { width: "strips", sigma: "blur" };

export function createControls(actions) {
  const family = createFamilyChoice(actions);
  const sliders = ["theta", "width", "sigma"].map((name) => createSlider(name, actions));
  const element = html("div", { class: "controls" }, family.element, ...sliders.map((slider) => slider.element));
  return {
    element,
    layout(view) {
      family.layout(view);
      for (const slider of sliders) slider.layout(view);
    },
    update(view) {
      for (const slider of sliders) slider.update(view);
    },
  };
}

export function createButtons(actions) {
  const reset = html("button", { type: "button", "data-action": "reset" });
  const language = html("button", { type: "button", "data-action": "language" });
  reset.addEventListener("click", actions.reset);
  language.addEventListener("click", () => actions.change("language", actions.current("language") === "en" ? "zh" : "en"));
  return {
    element: html("div", { class: "buttons" }, reset, language),
    layout({ state, t }) {
      write(reset, t("explorer.reset"));
      write(language, t("explorer.language"));
      set(language, { lang: state.language === "en" ? "zh-CN" : "en" });
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
  return {
    element: html("fieldset", {}, legend, choice),
    layout({ state, t }) {
      write(legend, t("explorer.family"));
      for (const { family, input, words } of options) {
        input.checked = state.family === family;
        write(words, t(`explorer.${family}`));
      }
    },
  };
}

function createSlider(name, actions) {
  const input = html("input", { type: "range", id: name, name });
  const words = html("label", { for: name });
  const output = html("output", { for: name });
  const element = html("div", { class: "slider", "data-slider": name }, words, output, input);
  input.addEventListener("input", () => actions.change(name, Number(input.value)));
  return {
    element,
    layout({ state, t, ranges }) {
      const { min, max, step } = ranges[name];
      set(input, { min, max, step });
      write(words, t(`explorer.${name}`));
      element.hidden = name in OWNER && OWNER[name] !== state.family;
    },
    update({ state, t, ranges }) {
      const number = state[name];
      if (Number(input.value) !== number) input.value = number;
      fill(input, name === "theta" ? 0 : ranges[name].min, number, ranges[name]);
      write(output, position(number));
      set(input, { "aria-valuetext": said(name, number, t) });
    },
  };
}

// The coloured part of the track runs from θ = 0, or from the left end, to the thumb.
function fill(input, from, to, { min, max }) {
  const [start, end] = [from, to].sort((a, b) => a - b).map((number) => (number - min) / (max - min));
  input.style.setProperty("--start", start);
  input.style.setProperty("--end", end);
}

function said(name, number, t) {
  const words = position(number);
  if (name !== "theta") return t(`explorer.${name}Said`, { [name]: words });
  const side = number === 0 ? "Zero" : number < 0 ? "Left" : "Right";
  return t(`explorer.theta${side}`, { theta: words });
}
