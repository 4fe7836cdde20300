// A curve to draw; once the reader has committed, the true one lies over it.
import { scaleLinear } from "d3-scale";
import { createAxes } from "../kit/axes.js";
import { each, html, set, svg } from "../kit/dom.js";
import { value } from "../kit/format.js";

const EM = 14;
const HEIGHT = 230;
const WIDEST = 620;
const ENOUGH = 0.5; // of the columns must be drawn before one can commit
const NUDGE = 0.05; // of the height, for an arrow key

export class CurveAnswer {
  constructor(view) {
    this.view = view;
    this.scale = view.model.get("_scale");
    this.element = html("div", { class: "sketch", tabindex: 0, role: "application" });
    set(this.element, { "aria-label": `${view.model.get("question")} ${view.words.draw}` });
    this.canvas = svg(this.element, "svg", { "aria-hidden": "true" });
    this.drawAxes = createAxes(this.canvas);
    this.yName = svg(this.canvas, "text", { class: "axis-name" });
    this.drawn = svg(this.canvas, "path", { class: "drawn" });
    this.truth = svg(this.canvas, "g", { class: "truth" });
    this.cross = svg(this.canvas, "path", { class: "cross" });
    this.x = scaleLinear().domain(this.scale.x);
    this.y = scaleLinear().domain(this.scale.y).clamp(true);
    this.column = Math.floor(this.scale.columns / 2);
    this.last = null;
    this.listen();
  }

  listen() {
    const { element } = this;
    element.addEventListener("pointerdown", (event) => {
      if (this.open || event.button !== 0 || !event.isPrimary) return;
      element.setPointerCapture(event.pointerId);
      this.last = null;
      this.stroke(event);
      event.preventDefault();
      element.focus({ preventScroll: true });
    });
    element.addEventListener("pointermove", (event) => {
      if (this.open || !element.hasPointerCapture(event.pointerId)) return;
      for (const one of event.getCoalescedEvents?.() ?? [event]) this.stroke(one);
    });
    element.addEventListener("keydown", (event) => this.press(event));
    element.addEventListener("focusout", () => set(this.cross, { d: "" }));
  }

  get guess() {
    const kept = this.view.model.get("guess");
    return kept.length === this.scale.columns ? kept : new Array(this.scale.columns).fill(null);
  }

  at(column) {
    const [low, high] = this.scale.x;
    return low + ((high - low) * column) / (this.scale.columns - 1);
  }

  // Fills every column between the last place of the stroke and this one.
  stroke(event) {
    const { left, top } = this.canvas.getBoundingClientRect();
    const share = (this.x.invert(event.clientX - left) - this.scale.x[0]) / (this.scale.x[1] - this.scale.x[0]);
    const column = Math.min(this.scale.columns - 1, Math.max(0, Math.round(share * (this.scale.columns - 1))));
    const height = this.y.invert(event.clientY - top);
    const [from, start] = this.last ?? [column, height];
    const guess = [...this.guess];
    const step = Math.sign(column - from) || 1;
    for (let i = from; ; i += step) {
      guess[i] = column === from ? height : start + ((height - start) * (i - from)) / (column - from);
      if (i === column) break;
    }
    this.last = [column, height];
    this.view.change({ guess });
  }

  press(event) {
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (!move || this.open || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const [low, high] = this.scale.y;
    const guess = [...this.guess];
    const own = guess[this.column] ?? (low + high) / 2;
    this.column = Math.min(this.scale.columns - 1, Math.max(0, this.column + move[0]));
    guess[this.column] = Math.min(high, Math.max(low, move[0] ? own : own + move[1] * NUDGE * (high - low)));
    this.view.change({ guess });
    set(this.cross, { d: `M${this.x(this.at(this.column))} ${this.y(guess[this.column]) - 9}v18` });
  }

  // What was left out takes the value of the nearest column that was drawn.
  get whole() {
    const drawn = this.guess.map((one, i) => [i, one]).filter(([, one]) => one !== null);
    const nearest = (i) => drawn.reduce((best, one) => (Math.abs(one[0] - i) < Math.abs(best[0] - i) ? one : best));
    return this.guess.map((one, i) => one ?? nearest(i)[1]);
  }

  get ready() {
    return this.guess.filter((one) => one !== null).length >= ENOUGH * this.scale.columns;
  }

  get right() {
    const height = this.scale.y[1] - this.scale.y[0];
    const apart = this.whole.map((one, i) => Math.abs(one - this.scale.target[i]) / height);
    return apart.reduce((sum, one) => sum + one, 0) / apart.length <= this.scale.within;
  }

  get kept() {
    return { guess: this.whole };
  }

  restored({ guess }) {
    const fits = Array.isArray(guess) && guess.length === this.scale.columns && guess.every(Number.isFinite);
    return fits ? { guess } : null;
  }

  get empty() {
    return { guess: [] };
  }

  said() {
    return "";
  }

  draw({ open }) {
    this.open = open;
    const width = Math.min(WIDEST, Math.max(240, this.element.clientWidth));
    const box = { left: 3.2 * EM, right: width - EM, top: 2 * EM, bottom: HEIGHT - 3 * EM };
    set(this.canvas, { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}` });
    set(this.element, { "data-open": open });
    this.x.range([box.left, box.right]);
    this.y.range([box.bottom, box.top]);
    const marks = (scale, count) => scale.ticks(count).map((one) => ({ at: scale(one), label: value(one) }));
    this.drawAxes({ box, em: EM, x: marks(this.x, 7), y: marks(this.y, 4), xName: this.scale.xName });
    this.yName.textContent = this.scale.yName;
    set(this.yName, { x: box.left - 2.4 * EM, y: 1.1 * EM });
    set(this.drawn, { d: this.path(this.guess.map((one, i) => [this.at(i), one])) });
    each(this.truth, "path", open ? this.scale.parts : [], (node, part) => set(node, { d: this.path(part) }));
  }

  path(points) {
    let pen = "M";
    return points
      .map(([x, y]) => {
        const command =
          y === null ? "" : `${pen}${this.x(x).toFixed(1)} ${this.y(y).toFixed(1)}${points.length === 1 ? "h0" : ""}`;
        pen = y === null ? "M" : "L";
        return command;
      })
      .join("");
  }
}
