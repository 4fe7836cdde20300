// p and q_θ as they lie in the plane: shade is density, arrows are the transport, and q can be dragged.
import { createAxes } from "../kit/axes.js";
import { dragAlong, each, set, show, svg, write } from "../kit/dom.js";
import { value } from "../kit/format.js";
import { linear } from "../kit/scale.js";
import { snap } from "./state.js";

const ROWS = 8;
// Where across the shape each row's arrow starts, in turn: a spread of quantiles, so that every part of p is seen to move.
const ACROSS = [0.5, 0.15, 0.8, 0.3, 0.65, 0.05, 0.95, 0.4];
const QUANTILES = [0, -1.04, 0.84, -0.52, 0.39, -1.64, 1.64, -0.25];
const STOPS = 41;

export class PairPanel {
  x;
  y;
  box;
  em;
  offsets;
  centre;
  range;
  widths;

  constructor({ canvas, actions }) {
    this.canvas = canvas;
    this.actions = actions;
    this.definitions = svg(this.canvas, "defs");
    this.clip = svg(svg(this.definitions, "clipPath", { id: "plane" }), "rect");
    for (const name of ["p", "q"]) svg(this.definitions, "linearGradient", { id: `density-${name}` });
    this.drawAxes = createAxes(this.canvas);
    const plane = svg(this.canvas, "g", { "clip-path": "url(#plane)" });
    this.p = createShape(plane, "p");
    this.moving = svg(plane, "g");
    this.q = createShape(this.moving, "q");
    this.arrows = svg(plane, "path", { class: "transport" });
    this.starts = svg(plane, "g", { class: "dots c-p" });
    this.ends = svg(svg(plane, "g"), "g", { class: "dots c-q" });
    this.dimension = svg(this.canvas, "path", { class: "dimension" });
    this.dimensionLabel = svg(this.canvas, "text", { class: "strong halo", "text-anchor": "middle" });
    this.labels = {
      p: svg(this.canvas, "text", { class: "label c-p halo" }),
      q: svg(this.canvas, "text", { class: "label c-q halo" }),
    };
    this.handle = svg(this.canvas, "g", { class: "handle c-q" });
    this.reach = svg(this.handle, "rect", { class: "reach" });
    this.knob = svg(this.handle, "circle");
    this.knobArrows = svg(this.handle, "path");
    this.grip = 0;
    dragAlong(this.handle, (event, first) => {
      const at = this.x.invert(event.clientX - this.canvas.getBoundingClientRect().left);
      if (first) this.grip = at - this.actions.current("theta");
      this.actions.change("theta", snap(at - this.grip, this.range));
    });
  }

  layout({ state, t, width, height, ranges, measures, ...view }) {
    this.em = view.em;
    this.range = ranges.theta;
    const shape = state.family === "strips" ? state.width : 0;
    this.box = {
      left: 1.9 * this.em,
      right: width - 0.6 * this.em,
      top: 3.1 * this.em,
      bottom: height - 5 * this.em,
      axis: height - 3.2 * this.em,
    };
    const margin = 0.6 + (state.family === "blur" ? 1.5 * state.sigma : 0);
    this.x = linear([this.range.min - margin, this.range.max + margin + shape], [this.box.left, this.box.right]);
    this.y = linear([0, 1], [this.box.bottom, this.box.top]);
    set(this.clip, { x: this.box.left, y: 0, width: this.box.right - this.box.left, height });
    this.drawAxes({
      box: { ...this.box, bottom: this.box.axis },
      em: this.em,
      x: this.x.ticks(6).map((at) => ({ at: this.x(at), label: value(at) })),
      y: [0, 1].map((at) => ({ at: this.y(at), label: value(at) })),
      xName: "x",
    });
    this.centre = shape / 2;
    this.offsets = ACROSS.map((share, i) =>
      state.family === "strips" ? share * state.width : state.family === "blur" ? QUANTILES[i] * state.sigma : 0,
    );
    for (const one of [this.p, this.q])
      one.layout({ state, measures, x: this.x, y: this.y, definitions: this.definitions });
    const rows = this.offsets.map((offset, i) => ({
      cx: this.x(offset),
      cy: this.y((i + 0.5) / ROWS),
      r: 0.22 * this.em,
    }));
    for (const dots of [this.starts, this.ends]) each(dots, "circle", rows, (dot, row) => set(dot, row));
    for (const name of ["p", "q"]) write(this.labels[name], t(`name.${name}`));
    this.widths = { p: this.labels.p.getComputedTextLength(), q: this.labels.q.getComputedTextLength() };
    const reachWidth = Math.max(44, this.x(shape) - this.x(0));
    set(this.reach, { x: -reachWidth / 2, y: this.box.top, width: reachWidth, height: this.box.bottom - this.box.top });
    const middle = (this.box.top + this.box.bottom) / 2;
    set(this.knob, { cy: middle, r: Math.max(13, 0.95 * this.em) });
    const a = 0.26 * this.em;
    set(this.knobArrows, {
      d: `M${-a} ${middle - a}l${-a} ${a}l${a} ${a}M${a} ${middle - a}l${a} ${a}l${-a} ${a}`,
    });
  }

  update({ state, t }) {
    const { theta } = state;
    const shift = this.x(theta) - this.x(0);
    set(this.moving, { transform: `translate(${shift})` });
    set(this.ends, { transform: `translate(${shift})` });
    set(this.arrows, {
      d: this.offsets
        .map((offset, i) => arrow(this.x(offset), this.y((i + 0.5) / ROWS), shift, 0.42 * this.em))
        .join(""),
    });
    const from = this.x(this.centre);
    const to = from + shift;
    set(this.handle, { transform: `translate(${to})` });
    const level = this.box.top - 1.15 * this.em;
    const limits = `M${from} ${level - 0.4 * this.em}V${this.box.top}M${to} ${level - 0.4 * this.em}V${this.box.top}`;
    set(this.dimension, { d: limits + arrow(from, level, shift, 0.5 * this.em) });
    show(this.dimension, theta !== 0);
    write(this.dimensionLabel, `θ = ${value(theta)}`);
    const half = 3 * this.em;
    set(this.dimensionLabel, {
      x: Math.min(this.box.right - half, Math.max(this.box.left + half, (from + to) / 2)),
      y: level - 0.75 * this.em,
    });
    this.placeLabels(from, to, theta < 0 ? -1 : 1);
    return t(theta === 0 ? "explorer.pairHome" : "explorer.pairHint");
  }

  // The two names stand under their shapes, each on the side away from the other, and inside the picture.
  placeLabels(from, to, side) {
    const gap = 0.3 * this.em;
    const beside = (at, direction, width) => {
      const start = direction > 0 ? at + gap : at - gap - width;
      return Math.min(this.box.right - width, Math.max(this.box.left, start));
    };
    const roomy = Math.abs(to - from) > (this.widths.p + this.widths.q) / 2 + 2 * gap;
    const pStart = roomy ? from - this.widths.p / 2 : beside(from, -side, this.widths.p);
    const centred = Math.min(this.box.right - this.widths.q, Math.max(this.box.left, to - this.widths.q / 2));
    const qStart = roomy ? centred : beside(to, side, this.widths.q);
    set(this.labels.p, { x: pStart, y: this.box.bottom + 1.25 * this.em });
    set(this.labels.q, { x: qStart, y: this.box.bottom + 1.25 * this.em });
  }
}

// A shaft of this length with its head at the end; no head where it would be longer than the shaft.
function arrow(from, level, length, head) {
  const to = from + length;
  const size = Math.abs(length) > 1.5 * head ? Math.sign(length) * head : 0;
  const tip = size ? `M${to - size} ${level - head * 0.6}L${to} ${level}L${to - size} ${level + head * 0.6}` : "";
  return `M${from} ${level}H${to}${tip}`;
}

function createShape(parent, name) {
  const group = svg(parent, "g", { class: `shape c-${name}` });
  const area = svg(group, "rect");
  const line = svg(group, "line");

  function layout({ state, measures, x, y, definitions }) {
    const segment = state.family === "segments";
    show(line, segment);
    show(area, !segment);
    set(line, { x1: x(0), x2: x(0), y1: y(0), y2: y(1) });
    const [start, end] = state.family === "strips" ? [0, state.width] : [-5 * state.sigma, 5 * state.sigma];
    set(area, { x: x(start), width: x(end) - x(start), y: y(1), height: y(0) - y(1), class: state.family });
    if (state.family === "strips") {
      set(area, { style: `fill: var(--${name}); fill-opacity: ${shade(1 / state.width)}` });
    } else if (state.family === "blur") {
      const stops = definitions.querySelector(`#density-${name}`);
      each(
        stops,
        "stop",
        Array.from({ length: STOPS }, (_, i) => i / (STOPS - 1)),
        (stop, share) =>
          set(stop, {
            offset: share,
            style: `stop-color: var(--${name}); stop-opacity: ${shade(measures.value("density", start + share * (end - start)))}`,
          }),
      );
      set(area, { style: `fill: url(#density-${name})` });
    }
  }

  return { layout };
}

// The same density has the same shade everywhere; no density, however high, is quite opaque.
const shade = (density) => (density / (density + 0.6)).toFixed(4);
