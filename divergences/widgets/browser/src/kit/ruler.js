// How wide words are in a picture. Measured once for each size of letters, since measuring makes the browser lay out.
import { svg, write } from "./dom.js";

export function createRuler(parent, kind = "") {
  const text = svg(parent, "text", { class: kind, visibility: "hidden" });
  const known = new Map();
  return function widthOf(words, em) {
    const key = `${em} ${words}`;
    if (!known.has(key)) {
      known.set(key, write(text, words).getComputedTextLength());
      write(text, "");
    }
    return known.get(key);
  };
}
