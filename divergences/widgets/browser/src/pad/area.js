// The square: its axes, its points, strokes by pointer, and a cross that the keyboard moves.
import { scaleLinear } from "d3-scale";
import { createAxes } from "../kit/axes.js";
import { html, set, svg } from "../kit/dom.js";
import { value } from "../kit/format.js";
import { isCommand } from "../kit/keys.js";

// Decimals of a drawn coordinate; a pointer is not more precise.
const roundToHundredths = (number) => value(Number(number.toFixed(2)));

const WIDEST = 460;
const SPACING = { fine: 7, broad: 14 }; // pixels along a stroke between two groups of points
const CLOUD_POINTS = 6; // points in each group of the broad brush
const CLOUD_RADIUS = 0.13; // radius of such a group, as a share of half the square's side
const STEP = 0.05; // of the crosshair, as such a share; with Shift five times that
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export class Area {
  constructor(actions) {
    this.actions = actions;
    this.element = html("div", { class: "area", tabindex: 0, role: "application" });
    this.canvas = svg(this.element, "svg", { "aria-hidden": "true" });
    this.ground = svg(this.canvas, "rect", { class: "ground" });
    this.drawAxes = createAxes(this.canvas);
    this.dots = svg(this.canvas, "path", { class: "points c-p" });
    this.mark = svg(this.canvas, "path", { class: "cross" });
    this.x = scaleLinear();
    this.y = scaleLinear();
    this.cross = [0, 0];
    this.size = 1;
    this.brush = "fine";
    this.dropped = 0;
    this.last = null; // where the stroke last added points, in pixels
    this.pointer = null;
    this.places = (event) => {
      const { left, top } = this.canvas.getBoundingClientRect();
      return [event.clientX - left, event.clientY - top];
    };
    this.element.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || this.pointer !== null) return;
      this.pointer = event.pointerId;
      this.element.setPointerCapture(this.pointer);
      this.actions.begin();
      this.drop(this.places(event));
      event.preventDefault();
      this.element.focus({ preventScroll: true });
    });
    this.element.addEventListener("pointermove", (event) => {
      if (event.pointerId !== this.pointer) return;
      const all = event.getCoalescedEvents?.() ?? [];
      for (const one of all.length ? all : [event]) this.follow(this.places(one));
    });
    for (const end of ["pointerup", "pointercancel"]) {
      this.element.addEventListener(end, (event) => {
        if (event.pointerId !== this.pointer) return;
        this.pointer = null;
        this.actions.end();
      });
    }
    this.element.addEventListener("keydown", (event) => {
      if (isCommand(event) || !this.press(event)) return;
      event.preventDefault();
      this.element.dispatchEvent(new Event("cross"));
    });
  }

  // Handles a key and returns whether it does anything here.
  press(event) {
    const move = MOVES[event.key];
    if (move) {
      const far = (event.shiftKey ? 5 : 1) * STEP * this.size;
      const clamp = (one) => Math.min(this.size, Math.max(-this.size, Number(one.toPrecision(12))));
      this.cross = this.cross.map((one, i) => clamp(one + far * move[i]));
    } else if (event.shiftKey) return false;
    else if (event.key === " " || event.key === "Enter") {
      this.actions.begin();
      this.drop([this.x(this.cross[0]), this.y(this.cross[1])]);
      this.actions.end();
    } else if (event.key === "Backspace" || event.key === "Delete") this.actions.undo();
    else return false;
    return true;
  }

  said(t, count) {
    return t("pad.at", { x: roundToHundredths(this.cross[0]), y: roundToHundredths(this.cross[1]), count });
  }

  /** @param {number[]} place */
  drop([atX, atY]) {
    this.last = [atX, atY];
    const centre = [this.x.invert(atX), this.y.invert(atY)];
    this.actions.add(
      this.brush === "broad" ? Array.from({ length: CLOUD_POINTS }, () => this.scattered(centre)) : [centre],
    );
  }

  // Golden-angle steps fill a disc evenly without random numbers.
  /** @param {number[]} centre */
  scattered([centreX, centreY]) {
    this.dropped += 1;
    const [angle, reach] = [
      2.399963 * this.dropped,
      CLOUD_RADIUS * this.size * Math.sqrt((0.754878 * this.dropped) % 1),
    ];
    return [centreX + reach * Math.cos(angle), centreY + reach * Math.sin(angle)];
  }

  /** @param {number[]} place */
  follow([toX, toY]) {
    const [dx, dy] = [toX - this.last[0], toY - this.last[1]];
    const [fromX, fromY] = this.last;
    const count = Math.floor(Math.hypot(dx, dy) / SPACING[this.brush]);
    for (let i = 1; i <= count; i++) this.drop([fromX + (dx * i) / count, fromY + (dy * i) / count]);
  }

  draw(view) {
    ({ size: this.size, brush: this.brush } = view);
    const em = 14;
    const width = Math.min(WIDEST, Math.floor(this.element.parentElement.clientWidth));
    const side = width - 3.4 * em;
    const box = { left: 2.4 * em, right: 2.4 * em + side, top: 0.6 * em, bottom: 0.6 * em + side };
    const height = box.bottom + 1.6 * em;
    set(this.canvas, { width, height, viewBox: `0 0 ${width} ${height}` });
    this.canvas.style.fontSize = `${em}px`;
    set(this.element, { "aria-label": `${view.t("pad.area", { size: value(this.size) })}. ${view.t("pad.how")}` });
    this.x.domain([-this.size, this.size]).range([box.left, box.right]);
    this.y.domain([-this.size, this.size]).range([box.bottom, box.top]);
    set(this.ground, { x: box.left, y: box.top, width: side, height: side });
    const marks = (scale) => scale.ticks(4).map((one) => ({ at: scale(one), label: value(one) }));
    this.drawAxes({ box, em, x: marks(this.x), y: marks(this.y), xName: "" });
    set(this.dots, {
      d: view.points.map(([a, b]) => `M${this.x(a).toFixed(1)} ${this.y(b).toFixed(1)}h0`).join(""),
      "stroke-width": 5,
    });
    const [atX, atY] = [this.x(this.cross[0]), this.y(this.cross[1])];
    set(this.mark, { d: `M${atX - 11} ${atY}h22M${atX} ${atY - 11}v22` });
  }
}
