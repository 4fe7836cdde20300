// A few words of which one holds: radio buttons that look like one switch.
import { html, set, write } from "./dom.js";
import { CHOICES } from "../explorer/state.js";

export function createChoice(name, key, actions) {
  const group = html("div", { class: "choice", role: "radiogroup" });
  const options = CHOICES[name].map((word) => {
    const input = html("input", { type: "radio", name, value: word });
    const words = html("span");
    input.addEventListener("change", () => actions.change(name, word));
    group.append(html("label", {}, input, words));
    return { word, input, words };
  });

  function layout({ state, t }) {
    set(group, { "aria-label": t(key) });
    for (const { word, input, words } of options) {
      input.checked = state[name] === word;
      write(words, t(`${key}.${word}`));
    }
  }
  return { element: group, layout };
}
