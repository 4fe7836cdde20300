// A choice of one word among a few: radio buttons that look like one switch.
import { html, set, write } from "./dom.js";

export function createChoice(name, words, key, change) {
  const group = html("div", { class: "choice", role: "radiogroup" });
  const options = words.map((word) => {
    const input = html("input", { type: "radio", name, value: word });
    const label = html("span");
    input.addEventListener("change", () => change(name, word));
    group.append(html("label", {}, input, label));
    return { word, input, label };
  });

  function layout({ state, t }) {
    set(group, { "aria-label": t(key) });
    for (const { word, input, label } of options) {
      input.checked = state[name] === word;
      write(label, t(`${key}.${word}`));
    }
  }
  return { element: group, layout };
}
