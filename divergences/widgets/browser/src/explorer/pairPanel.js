// p and q_θ as they lie in the plane: shade is density, arrows are the transport, and q can be dragged.
import { scaleLinear } from "d3-scale";
import { createAxes } from "../kit/axes.js";
import { dragAlong, each, set, show, svg, write } from "../kit/dom.js";
import { position, tick } from "../kit/format.js";
import { snap } from "./state.js";

const ROWS = 8;
// Where across the shape each row's arrow starts, in turn: a spread of quantiles, so that every part of p is seen to move.
const ACROSS = [0.5, 0.15, 0.8, 0.3, 0.65, 0.05, 0.95, 0.4];
const QUANTILES = [0, -1.04, 0.84, -0.52, 0.39, -1.64, 1.64, -0.25];
const STOPS = 41;

export function createPairPanel({ canvas, actions }) {
  const definitions = svg(canvas, "defs");
  const clip = svg(svg(definitions, "clipPath", { id: "plane" }), "rect");
  for (const name of ["p", "q"]) svg(definitions, "linearGradient", { id: `density-${name}` });
  const drawAxes = createAxes(canvas);
  const plane = svg(canvas, "g", { "clip-path": "url(#plane)" });
  const p = createShape(plane, "p");
  const moving = svg(plane, "g");
  const q = createShape(moving, "q");
  const arrows = svg(plane, "path", { class: "transport" });
  const starts = svg(plane, "g", { class: "dots c-p" });
  const ends = svg(svg(plane, "g"), "g", { class: "dots c-q" });
  const dimension = svg(canvas, "path", { class: "dimension" });
  const dimensionLabel = svg(canvas, "text", { class: "strong halo", "text-anchor": "middle" });
  const labels = { p: svg(canvas, "text", { class: "label c-p halo" }), q: svg(canvas, "text", { class: "label c-q halo" }) };
  const handle = svg(canvas, "g", { class: "handle c-q" });
  const reach = svg(handle, "rect", { class: "reach" });
  const knob = svg(handle, "circle");
  const knobArrows = svg(handle, "path");

  let x, y, box, em, offsets, centre, range, widths;

  let grip = 0;
  dragAlong(handle, (event, first) => {
    const at = x.invert(event.clientX - canvas.getBoundingClientRect().left);
    if (first) grip = at - actions.current("theta");
    actions.change("theta", snap(at - grip, range));
  });

  function layout({ state, t, width, height, ranges, measures, ...view }) {
    em = view.em;
    range = ranges.theta;
    const shape = state.family === "strips" ? state.width : 0;
    box = { left: 1.9 * em, right: width - 0.6 * em, top: 3.1 * em, bottom: height - 5 * em, axis: height - 3.2 * em };
    const margin = 0.6 + (state.family === "blur" ? 1.5 * state.sigma : 0);
    x = scaleLinear([range.min - margin, range.max + margin + shape], [box.left, box.right]);
    y = scaleLinear([0, 1], [box.bottom, box.top]);
    set(clip, { x: box.left, y: 0, width: box.right - box.left, height });
    drawAxes({
      box: { ...box, bottom: box.axis },
      em,
      x: x.ticks(6).map((value) => ({ at: x(value), label: tick(value) })),
      y: [0, 1].map((value) => ({ at: y(value), label: tick(value) })),
      xName: "x",
    });
    centre = shape / 2;
    offsets = ACROSS.map((share, i) =>
      state.family === "strips" ? share * state.width : state.family === "blur" ? QUANTILES[i] * state.sigma : 0,
    );
    for (const one of [p, q]) one.layout({ state, measures, x, y, definitions });
    const rows = offsets.map((offset, i) => ({ cx: x(offset), cy: y((i + 0.5) / ROWS), r: 0.22 * em }));
    for (const dots of [starts, ends]) each(dots, "circle", rows, (dot, row) => set(dot, row));
    for (const name of ["p", "q"]) write(labels[name], t(`name.${name}`));
    widths = { p: labels.p.getComputedTextLength(), q: labels.q.getComputedTextLength() };
    const reachWidth = Math.max(44, x(shape) - x(0));
    set(reach, { x: -reachWidth / 2, y: box.top, width: reachWidth, height: box.bottom - box.top });
    const middle = (box.top + box.bottom) / 2;
    set(knob, { cy: middle, r: Math.max(13, 0.95 * em) });
    const a = 0.26 * em;
    set(knobArrows, {
      d: `M${-a} ${middle - a}l${-a} ${a}l${a} ${a}M${a} ${middle - a}l${a} ${a}l${-a} ${a}`,
    });
  }

  function update({ state, t }) {
    const { theta } = state;
    const shift = x(theta) - x(0);
    set(moving, { transform: `translate(${shift})` });
    set(ends, { transform: `translate(${shift})` });
    set(arrows, { d: offsets.map((offset, i) => arrow(x(offset), y((i + 0.5) / ROWS), shift, 0.42 * em)).join("") });
    const from = x(centre);
    const to = from + shift;
    set(handle, { transform: `translate(${to})` });
    const level = box.top - 1.15 * em;
    const limits = `M${from} ${level - 0.4 * em}V${box.top}M${to} ${level - 0.4 * em}V${box.top}`;
    set(dimension, { d: limits + arrow(from, level, shift, 0.5 * em) });
    show(dimension, theta !== 0);
    write(dimensionLabel, `θ = ${position(theta)}`);
    const half = 3 * em;
    set(dimensionLabel, {
      x: Math.min(box.right - half, Math.max(box.left + half, (from + to) / 2)),
      y: level - 0.75 * em,
    });
    placeLabels(from, to, theta < 0 ? -1 : 1);
    return t("explorer.pairHint");
  }

  // The two names stand under their shapes, each on the side away from the other, and inside the picture.
  function placeLabels(from, to, side) {
    const gap = 0.3 * em;
    const beside = (at, direction, width) => {
      const start = direction > 0 ? at + gap : at - gap - width;
      return Math.min(box.right - width, Math.max(box.left, start));
    };
    const roomy = Math.abs(to - from) > (widths.p + widths.q) / 2 + 2 * gap;
    const pStart = roomy ? from - widths.p / 2 : beside(from, -side, widths.p);
    const centred = Math.min(box.right - widths.q, Math.max(box.left, to - widths.q / 2));
    const qStart = roomy ? centred : beside(to, side, widths.q);
    set(labels.p, { x: pStart, y: box.bottom + 1.25 * em });
    set(labels.q, { x: qStart, y: box.bottom + 1.25 * em });
  }

  return { layout, update };
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
      each(stops, "stop", Array.from({ length: STOPS }, (_, i) => i / (STOPS - 1)), (stop, share) =>
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
