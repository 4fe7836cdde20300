// Presenting: large type, one key for each thing, and the list of keys in sight.
import { html, write } from "./dom.js";
import { snap, SUBSETS } from "./state.js";

const LISTED = ["arrows", "numbers", "pages", "family", "space", "reset", "language", "theme", "end"];

export function createKeyHelp() {
  const items = LISTED.map((name) => [name, html("kbd"), html("span")]);
  const element = html("p", { class: "keys" }, ...items.map(([, key, words]) => html("span", {}, key, " ", words)));
  return {
    element,
    layout({ state, t }) {
      element.hidden = !state.presenter;
      for (const [name, key, words] of items) {
        write(key, t(`explorer.key.${name}`));
        write(words, t(`explorer.keyDoes.${name}`));
      }
    },
  };
}

// Whether the key was one of ours. Keys that a focused control needs for itself stay with it.
export function pressed(event, view, actions) {
  const { state, ranges } = view;
  const target = event.composedPath()[0];
  const typing = target.matches?.("input[type=range], input[type=radio], select");
  const turn = (name, words) => actions.change(name, words[(words.indexOf(state[name]) + 1) % words.length]);
  const arrows = { ArrowLeft: -1, ArrowRight: 1 };
  if (event.key in arrows) {
    if (typing) return false;
    actions.change("theta", snap(state.theta + arrows[event.key] * ranges.theta.step * 2, ranges.theta));
  } else if (/^[1-9]$/.test(event.key) && event.key <= SUBSETS.panels.length) actions.toggle(SUBSETS.panels[event.key - 1]);
  else if (event.key === "PageDown" || event.key === "PageUp") {
    if (typing) return false;
    actions.turn(event.key === "PageDown" ? 1 : -1);
  } else if (event.key === " ") {
    if (target.matches?.("input, select, button, summary") || !state.panels.includes("descend")) return false;
    actions.play();
  } else if (event.key === "Escape" || event.key === "p") actions.present();
  else if (event.key === "f") turn("family", ["segments", "strips", "blur"]);
  else if (event.key === "r") actions.reset();
  else if (event.key === "l") actions.switchLanguage();
  else if (event.key === "t") turn("theme", ["light", "dark", "contrast"]);
  else return false;
  return true;
}
