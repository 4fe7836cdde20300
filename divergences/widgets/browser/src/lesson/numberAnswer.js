// A marker to drag along a scale; once the reader has committed, the answer stands beside it.
import { html, set, write } from "../kit/dom.js";
import { power, value } from "../kit/format.js";

const STEPS = 1000;

export class NumberAnswer {
  constructor(view) {
    this.view = view;
    this.scale = view.model.get("_scale");
    this.input = html("input", { type: "range", min: 0, max: STEPS, step: 1 });
    set(this.input, { "aria-label": view.model.get("question") });
    this.marks = html("div", { class: "marks", "aria-hidden": "true" });
    this.yours = html("span", { class: "yours", "aria-hidden": "true" });
    this.answer = html("span", { class: "truth" });
    const line = html("div", { class: "line" }, this.answer, this.input, this.yours);
    this.element = html("div", { class: "number" }, line, this.marks);
    this.input.addEventListener("input", () =>
      this.view.change({ guess: [this.valueAt(this.input.valueAsNumber / STEPS)] }),
    );
    for (const [at, label] of this.ticks()) {
      const one = html("span", {}, label);
      this.put(one, at);
      this.marks.append(one);
    }
  }

  /** @param {number} x */
  shareOf(x) {
    const { low, high, log } = this.scale;
    const share = log ? Math.log(x / low) / Math.log(high / low) : (x - low) / (high - low);
    return Math.min(1, Math.max(0, share));
  }

  // Three significant digits: a marker is placed by eye.
  /** @param {number} share */
  valueAt(share) {
    const { low, high, log, whole } = this.scale;
    if (whole) return Math.round(low + (high - low) * share);
    return Number((log ? low * (high / low) ** share : low + (high - low) * share).toPrecision(3));
  }

  /** @returns {[number, string][]} */
  ticks() {
    const { low, high, log, whole } = this.scale;
    if (whole) {
      const every = Math.ceil((high - low) / 7);
      return Array.from({ length: Math.floor((high - low) / every) + 1 }, (_, i) => {
        return [this.shareOf(low + i * every), value(low + i * every)];
      });
    }
    if (!log)
      return [0, 0.25, 0.5, 0.75, 1].map((share) => [
        share,
        value(Number((low + (high - low) * share).toPrecision(6))),
      ]);
    const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
    const every = Math.ceil((last - first + 1) / 7);
    const exponents = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((_, i) => i % every === 0);
    return exponents.map((one) => [
      this.shareOf(10 ** one),
      Math.abs(one) > 2 ? power(one) : value(Number((10 ** one).toPrecision(3))),
    ]);
  }

  put(element, share) {
    element.style.left = `calc(var(--thumb) / 2 + (100% - var(--thumb)) * ${share.toFixed(4)})`;
    set(element, { "data-side": share < 0.12 ? "start" : share > 0.88 ? "end" : null });
  }

  get guess() {
    return this.view.model.get("guess")[0];
  }

  get ready() {
    return this.view.model.get("guess").length === 1;
  }

  get right() {
    return Math.abs(this.shareOf(this.guess) - this.shareOf(this.view.model.get("_answer"))) <= this.scale.within;
  }

  get kept() {
    return { guess: [this.guess] };
  }

  restored({ guess }) {
    return Array.isArray(guess) && guess.length === 1 && Number.isFinite(guess[0]) ? { guess } : null;
  }

  get empty() {
    return { guess: [] };
  }

  said() {
    const { words, model } = this.view;
    if (!this.ready) return "";
    return words.number.replace("{guess}", value(this.guess)).replace("{answer}", value(model.get("_answer")));
  }

  draw({ open }) {
    const { model, words } = this.view;
    this.input.disabled = open;
    if (this.ready) {
      const at = Math.round(STEPS * this.shareOf(this.guess));
      if (this.input.valueAsNumber !== at) this.input.value = String(at);
      this.put(this.yours, this.shareOf(this.guess));
    } else {
      this.input.value = String(STEPS / 2);
      this.put(this.yours, 0.5);
    }
    set(this.element, { "data-ready": this.ready, "data-open": open });
    write(this.yours, this.ready ? value(this.guess) : words.drag);
    set(this.input, { "aria-valuetext": this.ready ? value(this.guess) : words.drag });
    this.answer.hidden = !open;
    this.put(this.answer, this.shareOf(model.get("_answer")));
    write(this.answer, open ? `✓ ${value(model.get("_answer"))}` : "");
  }
}
