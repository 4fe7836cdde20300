// A native range input with its label, its value as text, and the same value in words for screen readers.
import { html, set, write } from "../kit/dom.js";
import { value } from "../kit/format.js";

export function createSlider(name, actions) {
  const input = html("input", { type: "range", id: name, name });
  const words = html("label", { for: name });
  const output = html("output", { for: name, "aria-live": "off" }); // a screen reader reads the slider's own text
  const element = html("div", { class: "slider", "data-slider": name }, words, output, input);
  let drawn = null;
  input.addEventListener("input", () => actions.change(name, Number(input.value)));
  return {
    element,
    layout({ t, ranges }) {
      const { min, max, step } = ranges[name];
      set(input, { min, max, step });
      write(words, t(`explorer.${name}`));
    },
    update({ state, t, ranges }) {
      const number = state[name];
      const key = `${number} ${state.language}`;
      if (key === drawn) return;
      drawn = key;
      if (Number(input.value) !== number) input.value = number;
      fill(input, name === "theta" ? 0 : ranges[name].min, number, ranges[name]);
      write(output, value(number));
      set(input, { "aria-valuetext": said(name, number, t) });
    },
  };
}

// The coloured part of the track runs from θ = 0, or from the left end, to the thumb.
function fill(input, from, to, { min, max }) {
  const [start, end] = [from, to].sort((a, b) => a - b).map((number) => (number - min) / (max - min));
  for (const [name, share] of [
    ["--start", start],
    ["--end", end],
  ]) {
    if (input.style.getPropertyValue(name) !== String(share)) input.style.setProperty(name, share);
  }
}

function said(name, number, t) {
  const words = value(number);
  if (name !== "theta") return t(`explorer.${name}Said`, { [name]: words });
  const side = number === 0 ? "Zero" : number < 0 ? "Left" : "Right";
  return t(`explorer.theta${side}`, { theta: words });
}
