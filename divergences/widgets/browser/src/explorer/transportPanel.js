// Couplings of six points of p with six of q_θ: the mass on its way, the matrix, its cost down to the infimum, the dual.
import { scaleLinear } from "d3-scale";
import { each, html, set, svg, write } from "../kit/dom.js";
import { value } from "../kit/format.js";
import { transportAt } from "./optima.js";
import { createSlider } from "./slider.js";

const NUMBERS = ["cost", "least", "reading", "share", "gap"];
const TOP = 5.5;

export function createTransportPanel({ canvas, below, actions }) {
  const sliders = ["coupling", "lipschitz"].map((name) => createSlider(name, actions));
  const cells = Object.fromEntries(NUMBERS.map((name) => [name, { term: html("dt"), number: html("dd") }]));
  below.append(
    html("div", { class: "pair-of-sliders" }, ...sliders.map((slider) => slider.element)),
    html("dl", { class: "numbers" }, ...NUMBERS.map((name) => html("div", {}, cells[name].term, cells[name].number))),
  );

  const clip = svg(svg(svg(canvas, "defs"), "clipPath", { id: "plane-of-mass" }), "rect");
  const heads = Object.fromEntries(["plane", "matrix", "dual", "fall"].map((name) => [name, svg(canvas, "text", { class: "head-of" })]));
  const frame = svg(canvas, "g", { class: "axis" });
  const grid = svg(canvas, "g", { class: "grid" });
  const ticks = svg(canvas, "g", { class: "tick" });
  const plane = svg(canvas, "g", { "clip-path": "url(#plane-of-mass)" });
  const flows = svg(plane, "g", { class: "flows" });
  const drops = Object.fromEntries(["p", "q"].map((name) => [name, svg(plane, "g", { class: `dots c-${name}` })]));
  const matrix = svg(canvas, "g", { class: "matrix" });
  const margins = Object.fromEntries(["p", "q"].map((name) => [name, svg(canvas, "g", { class: `margin c-${name}` })]));
  const potential = svg(canvas, "path", { class: "curve c-em" });
  const rise = svg(canvas, "path", { class: "dimension" });
  const riseWords = svg(canvas, "text", { class: "strong halo" });
  const levels = Object.fromEntries(["p", "q"].map((name) => [name, svg(canvas, "circle", { class: `dot c-${name}` })]));
  const slope = svg(canvas, "path", { class: "curve c-em thin" });
  const now = svg(canvas, "circle", { class: "dot c-em" });
  const fallTicks = svg(canvas, "g", { class: "tick" });

  let x, y, under, box, em, six, square, fall;

  function layout({ t, width, height, ranges, couplings, ...view }) {
    em = view.em;
    six = couplings;
    for (const slider of sliders) slider.layout({ t, ranges });
    for (const name of NUMBERS) write(cells[name].term, t(`explorer.transport.${name}`));
    const split = 0.57 * width;
    const halfway = 0.53 * height;
    box = { left: 1.9 * em, right: split, top: 2 * em, bottom: halfway - 1.2 * em, second: halfway + 1.9 * em, end: height - 1.8 * em };
    x = scaleLinear([ranges.theta.min - 0.5, ranges.theta.max + 0.5], [box.left, box.right]);
    y = scaleLinear([0, 1], [box.bottom, box.top]);
    under = scaleLinear([-TOP, TOP], [box.end, box.second]);
    set(clip, { x: box.left - 0.4 * em, width: box.right - box.left + 0.8 * em, y: 0, height: box.bottom + 0.5 * em });
    const side = Math.min(width - split - 3.6 * em, box.bottom - box.top - 1.4 * em);
    square = { left: split + 3 * em + Math.max(0, (width - split - 3.6 * em - side) / 2), top: box.top + 1.4 * em, side };
    fall = { left: split + 3.9 * em, right: width - 0.9 * em, top: box.second + 0.3 * em, bottom: box.end };
    const places = { plane: [box.left, 0.95 * em], matrix: [square.left - 1.3 * em, 0.95 * em], dual: [box.left, box.second - 0.85 * em], fall: [split + 1.7 * em, box.second - 0.85 * em] };
    for (const [name, [left, top]] of Object.entries(places)) set(write(heads[name], t(`explorer.transport.${name}Head`)), { x: left, y: top });
    each(frame, "line", [
      [box.left, box.bottom, box.right, box.bottom],
      [box.left, box.end, box.right, box.end],
      [fall.left, fall.bottom, fall.right, fall.bottom],
    ], (line, [x1, y1, x2, y2]) => set(line, { x1, y1, x2, y2 }));
    each(grid, "line", [-5, 0, 5], (line, at) => set(line, { x1: box.left, x2: box.right, y1: under(at), y2: under(at) }));
    const below_ = [-4, -2, 0, 2, 4].flatMap((at) => [[x(at), box.bottom + 1.15 * em, at], [x(at), box.end + 1.15 * em, at]]);
    const beside = [[0, y(0)], [1, y(1)], [-5, under(-5)], [0, under(0)], [5, under(5)]].map(([at, level]) => [box.left - 0.5 * em, level + 0.35 * em, at]);
    each(ticks, "text", [...below_, ...beside], (text, [left, top, at], i) =>
      set(write(text, String(at).replace("-", "−")), { x: left, y: top, "text-anchor": i < below_.length ? "middle" : "end" }),
    );
    const size = side / six.masses.length;
    each(margins.p, "rect", six.masses, (bar, mass, i) =>
      set(bar, { x: square.left - 0.25 * em - 4.2 * em * mass, width: 4.2 * em * mass, y: square.top + (5 - i) * size + 1, height: size - 2 }),
    );
    each(margins.q, "rect", six.masses, (bar, mass, j) =>
      set(bar, { x: square.left + j * size + 1, width: size - 2, y: square.top - 0.25 * em - 4.2 * em * mass, height: 4.2 * em * mass }),
    );
  }

  function update(view) {
    const { state, t, tables } = view;
    const { theta, coupling, lipschitz } = state;
    for (const slider of sliders) slider.update(view);
    const { independent, least, dual, cost } = transportAt(tables, theta, coupling);
    drawMass(theta, coupling);
    drawFall(independent, least, cost, coupling);
    drawDual(theta, lipschitz, dual, t);
    const numbers = { cost, least, reading: lipschitz * dual, share: (lipschitz * dual) / lipschitz, gap: cost - dual };
    for (const name of NUMBERS) write(cells[name].number, value(numbers[name]));
    set(canvas, { "data-cost": cost, "data-least": least, "data-dual": dual, "data-reading": numbers.reading, "data-gap": numbers.gap });
    return t(theta === 0 ? "explorer.transport.none" : coupling === 1 ? "explorer.transport.met" : "explorer.transport.hint");
  }

  // γ_t = (1 − t)·independent + t·plan: rows and columns always add up to the same masses.
  function drawMass(theta, t) {
    const { masses, heights, independent, plan } = six;
    const entries = masses.flatMap((_, i) => masses.map((__, j) => ({ i, j, mass: (1 - t) * independent[i][j] + t * plan[i][j] })));
    const size = square.side / masses.length;
    each(flows, "line", entries, (line, { i, j, mass }) =>
      set(line, { x1: x(0), x2: x(theta), y1: y(heights[i]), y2: y(heights[j]), "stroke-width": (4.4 * em * mass).toFixed(2), opacity: mass > 0 ? 1 : 0 }),
    );
    for (const [name, at] of [["p", 0], ["q", theta]]) {
      each(drops[name], "circle", masses, (dot, mass, i) => set(dot, { cx: x(at), cy: y(heights[i]), r: 1.15 * em * Math.sqrt(mass) }));
    }
    each(matrix, "rect", entries, (cell, { i, j, mass }) =>
      set(cell, { x: square.left + j * size, y: square.top + (5 - i) * size, width: size, height: size, "fill-opacity": Math.sqrt(mass / 0.25).toFixed(3) }),
    );
  }

  function drawFall(independent, least, cost, t) {
    const across = scaleLinear([0, 1], [fall.left, fall.right]);
    const down = scaleLinear([least, independent], [fall.bottom - 0.6 * em, fall.top + 0.3 * em]);
    set(slope, { d: `M${across(0)} ${down(independent)}L${across(1)} ${down(least)}` });
    set(now, { cx: across(t), cy: down(cost), r: 0.4 * em });
    const words = [
      [fall.left - 0.4 * em, down(independent) + 0.35 * em, value(independent, 3), "end"],
      [fall.left - 0.4 * em, down(least) + 0.35 * em, value(least, 3), "end"],
      [across(0), fall.bottom + 1.15 * em, "t = 0", "middle"],
      [across(1), fall.bottom + 1.15 * em, "1", "middle"],
    ];
    each(fallTicks, "text", words, (text, [left, top, said, anchor]) => set(write(text, said), { x: left, y: top, "text-anchor": anchor }));
  }

  // The potential −K·sign(θ)·x, 0 half-way: as high above p's place as K·W above q's.
  function drawDual(theta, lipschitz, dual, t) {
    const f = (at) => -Math.sign(theta) * lipschitz * (at - theta / 2);
    const ends = [x.domain()[0], x.domain()[1]].map((at) => [at, f(at)]);
    const within = ends.map(([at, level]) => (Math.abs(level) <= TOP ? [at, level] : [theta / 2 - (Math.sign(theta) * Math.sign(level) * TOP) / lipschitz, Math.sign(level) * TOP]));
    set(potential, { d: `M${within.map(([at, level]) => `${x(at)} ${under(level)}`).join("L")}` });
    for (const [name, at] of [["p", 0], ["q", theta]]) set(levels[name], { cx: x(at), cy: under(f(at)), r: 0.4 * em });
    const at = theta < 0 ? 0 : theta;
    const side = Math.min(box.right - 0.3 * em, x(at) + 0.9 * em);
    set(rise, { d: theta === 0 ? "" : `M${x(0)} ${under(f(0))}H${side}M${x(theta)} ${under(f(theta))}H${side}M${side} ${under(f(0))}V${under(f(theta))}` });
    write(riseWords, theta === 0 ? "" : t("explorer.transport.rise", { value: value(lipschitz * dual, 2) }));
    // In the lower corner that the falling (or rising) line leaves free.
    set(riseWords, { x: theta < 0 ? box.right : box.left + 0.4 * em, y: under(-TOP) - 0.5 * em, "text-anchor": theta < 0 ? "end" : "start" });
  }

  return { layout, update, rows: 25 };
}
