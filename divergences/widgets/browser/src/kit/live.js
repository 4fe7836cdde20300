// A live region that a screen reader can follow: it changes at most once a second, and ends with what was said last.
import { html, write } from "./dom.js";

const SETTLED = 150; // milliseconds without a change after which a drag counts as paused
const EVERY = 1000;

/** @param {Record<string, unknown>} attributes */
export function createLive(attributes = {}) {
  const element = html("p", { role: "status", "aria-live": "polite", ...attributes });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let words = "";
  let changed = -EVERY;

  function change() {
    timer = undefined;
    changed = performance.now();
    write(element, words);
  }

  return {
    element,
    /** @param {string} said */
    say(said) {
      if (said === words) return;
      words = said;
      timer ??= setTimeout(change, Math.max(SETTLED, changed + EVERY - performance.now()));
    },
    destroy: () => clearTimeout(timer),
  };
}
