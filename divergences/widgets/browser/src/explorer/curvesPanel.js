// KL, JS, TV and EM over θ. ∞ has a band of its own above the axis; a step shows which of its ends is reached.
import { createAxes } from "../kit/axes.js";
import { dragAlong, each, set, show, svg, write } from "../kit/dom.js";
import { value } from "../kit/format.js";
import { linear } from "../kit/scale.js";
import { circle, pathThrough, triangle } from "../kit/shapes.js";
import { snap } from "./state.js";
import { marksVerdict } from "./verdicts.js";

const TOP = 3;
const LOG2 = Math.LN2;
const ORDER = ["kl", "em", "tv", "js"];
// Closer together near 0, where curves bend; 0 itself is left out, because a step has no line through it.
const SAMPLES = Array.from({ length: 160 }, (_, i) => ((i + 1) / 160) ** 2);

const beyond = (number) => number > TOP && number !== Infinity;

export class CurvesPanel {
  x;
  y;
  box;
  em;
  infinity;
  range;

  constructor({ canvas, actions }) {
    this.live = true;
    this.canvas = canvas;
    this.actions = actions;
    this.clip = svg(svg(svg(this.canvas, "defs"), "clipPath", { id: "below-top" }), "rect");
    this.band = svg(this.canvas, "rect", { class: "band" });
    this.drawAxes = createAxes(this.canvas);
    this.breakMark = svg(this.canvas, "path", { class: "break" });
    this.log2 = svg(this.canvas, "line", { class: "guide c-js" });
    this.lines = svg(this.canvas, "g", { class: "curves", "clip-path": "url(#below-top)" });
    this.infinite = svg(this.canvas, "path", { class: "curve c-kl" });
    this.paths = Object.fromEntries(
      ORDER.map((curve) => [curve, svg(this.lines, "path", { class: `curve c-${curve}` })]),
    );
    this.steps = svg(this.canvas, "g");
    this.names = svg(this.canvas, "g", { class: "names" });
    this.cursor = svg(this.canvas, "line", { class: "cursor" });
    this.dots = svg(this.canvas, "g");
    this.reach = svg(this.canvas, "rect", { class: "reach" });
    dragAlong(this.reach, (event) => {
      const at = this.x.invert(event.clientX - this.canvas.getBoundingClientRect().left);
      this.actions.change("theta", snap(at, this.range));
    });
    this.level = (value) => (value === Infinity ? this.infinity : this.y(value));
  }

  layout({ state, t, width, height, measures, ranges, ...view }) {
    this.em = view.em;
    this.range = ranges.theta;
    this.box = {
      left: 3.3 * this.em,
      right: width - 2.4 * this.em,
      top: 2.6 * this.em,
      bottom: height - 3.2 * this.em,
    };
    this.infinity = 0.9 * this.em;
    this.x = linear([this.range.min, this.range.max], [this.box.left, this.box.right]);
    this.y = linear([0, TOP], [this.box.bottom, this.box.top]);
    set(this.clip, {
      x: this.box.left,
      width: this.box.right - this.box.left,
      y: this.box.top - 2,
      height: this.box.bottom - this.box.top + 4,
    });
    set(this.band, {
      x: this.box.left,
      width: this.box.right - this.box.left,
      y: this.infinity - 0.7 * this.em,
      height: 1.4 * this.em,
    });
    set(this.reach, { x: this.box.left, width: this.box.right - this.box.left, y: 0, height: this.box.bottom });
    set(this.log2, { x1: this.box.left, x2: this.box.right, y1: this.y(LOG2), y2: this.y(LOG2) });
    const gap = (this.infinity + 0.7 * this.em + this.box.top) / 2;
    set(this.breakMark, {
      d: [-0.15, 0.25]
        .map(
          (dy) =>
            `M${this.box.left - 0.45 * this.em} ${gap + (dy + 0.18) * this.em}l${0.9 * this.em} ${-0.36 * this.em}`,
        )
        .join(""),
    });
    this.drawAxes({
      box: this.box,
      em: this.em,
      x: [-4, -2, 0, 2, 4].map((at) => ({ at: this.x(at), label: value(at) })),
      y: [
        ...[0, 1, 2, 3].map((at) => ({ at: this.y(at), label: value(at) })),
        { at: this.y(LOG2) + 0.15 * this.em, label: "log 2", kind: "small c-js", grid: false },
        { at: this.infinity, label: "∞", kind: "strong", grid: false },
      ],
      xName: "θ",
    });

    this.drawCurves(state, t, measures);
  }

  drawCurves(state, t, measures) {
    const shown = ORDER.filter((curve) => state.curves.includes(curve));
    const ends = [];
    const jumps = [];
    /** @param {(number | null)[]} point */
    const place = ([theta, value]) => [this.x(theta), value !== null && value < 50 ? this.y(value) : null];
    let klAtInfinity = false;
    for (const curve of ORDER) {
      if (!show(this.paths[curve], shown.includes(curve))) continue;
      const near = measures.limit(curve, 0);
      const atZero = measures.value(curve, 0);
      if (near !== atZero) jumps.push({ curve, at: near }, { curve, at: atZero, filled: true });
      if (near === Infinity) klAtInfinity = true;
      const right = SAMPLES.map((share) => [share * this.range.max, measures.value(curve, share * this.range.max)]);
      const left = SAMPLES.map((share) => [
        share * this.range.min,
        measures.value(curve, share * this.range.min),
      ]).reverse();
      const middle = [[0, near === atZero ? near : null]];
      set(this.paths[curve], { d: pathThrough([...left, ...middle, ...right].map(place)) });
      ends.push(this.nameOf(curve, right));
    }
    if (show(this.infinite, klAtInfinity))
      set(this.infinite, { d: `M${this.box.left} ${this.infinity}H${this.box.right}` });
    each(this.steps, "circle", jumps, (dot, { curve, at, filled }) =>
      set(dot, {
        class: `jump c-${curve}${filled ? " filled" : ""}`,
        cx: this.x(0),
        cy: this.level(at),
        r: 0.32 * this.em,
      }),
    );
    this.spread(ends.filter((name) => name.anchor === "start"));
    each(this.names, "text", ends, (text, { curve, at, beside, anchor }) =>
      set(write(text, t(`short.${curve}`)), {
        class: `label c-${curve} halo`,
        x: beside,
        y: at + 0.35 * this.em,
        "text-anchor": anchor,
      }),
    );
    set(this.cursor, { y1: 0, y2: this.box.bottom });
  }

  // A curve's name stands at its right end; one that leaves the picture has it where it leaves, KL on the left branch.
  nameOf(curve, right) {
    const last = right.at(-1)[1];
    if (last <= TOP || last === Infinity)
      return { curve, at: this.level(last), beside: this.box.right + 0.65 * this.em, anchor: "start" };
    const [theta] = right.find(([, value]) => value > 0.87 * TOP);
    if (curve === "kl") {
      const beside = this.x(-theta) - 0.5 * this.em;
      const fits = beside > this.box.left + 2 * this.em;
      return {
        curve,
        at: this.y(0.87 * TOP),
        beside: fits ? beside : this.x(-theta) + 0.7 * this.em,
        anchor: fits ? "end" : "inside",
      };
    }
    return { curve, at: this.y(0.87 * TOP), beside: this.x(theta) + 0.7 * this.em, anchor: "inside" };
  }

  spread(stacked) {
    stacked.sort((a, b) => b.at - a.at);
    for (let i = 1; i < stacked.length; i++)
      stacked[i].at = Math.min(stacked[i].at, stacked[i - 1].at - 1.05 * this.em);
  }

  update({ state, t, measures }) {
    set(this.cursor, { x1: this.x(state.theta), x2: this.x(state.theta) });
    const shown = ORDER.filter((curve) => state.curves.includes(curve));
    each(this.dots, "path", shown, (dot, curve) => {
      const number = measures.value(curve, state.theta);
      const off = beyond(number);
      set(dot, {
        class: `dot c-${curve}`,
        d: off ? triangle(0.5 * this.em) : circle(0.38 * this.em),
        transform: `translate(${this.x(state.theta)} ${off ? this.box.top : this.level(number)})`,
      });
    });
    return marksVerdict(t, {
      reached: shown.length > 0,
      open: this.steps.children.length > 0,
      off: shown.some((curve) => beyond(measures.value(curve, state.theta))),
    });
  }
}
