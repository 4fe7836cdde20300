// Couplings of six points of p with six of q_θ: the mass on its way, the matrix, its cost down to the infimum, the dual.
import { each, html, set, svg, write } from "../kit/dom.js";
import { value } from "../kit/format.js";
import { linear } from "../kit/scale.js";
import { drawFall } from "./fall.js";
import { transportAt } from "./optima.js";
import { drawPotential, TOP } from "./potential.js";
import { createSlider } from "./slider.js";
import { transportVerdict } from "./verdicts.js";

const NUMBERS = ["cost", "least", "reading", "share", "gap"];

export class TransportPanel {
  x;
  y;
  under;
  box;
  em;
  six;
  square;
  fall;
  low;

  constructor({ canvas, below, actions }) {
    this.rows = 25;
    this.canvas = canvas;
    this.actions = actions;
    this.sliders = ["coupling", "lipschitz"].map((name) => createSlider(name, this.actions));
    this.cells = Object.fromEntries(NUMBERS.map((name) => [name, { term: html("dt"), number: html("dd") }]));
    below.append(
      html("div", { class: "pair-of-sliders" }, ...this.sliders.map((slider) => slider.element)),
      html(
        "dl",
        { class: "numbers" },
        ...NUMBERS.map((name) => html("div", {}, this.cells[name].term, this.cells[name].number)),
      ),
    );
    this.clip = svg(svg(svg(this.canvas, "defs"), "clipPath", { id: "plane-of-mass" }), "rect");
    this.heads = Object.fromEntries(
      ["plane", "matrix", "dual", "fall"].map((name) => [name, svg(this.canvas, "text", { class: "head-of" })]),
    );
    this.frame = svg(this.canvas, "g", { class: "axis" });
    this.grid = svg(this.canvas, "g", { class: "grid" });
    this.ticks = svg(this.canvas, "g", { class: "tick" });
    this.plane = svg(this.canvas, "g", { "clip-path": "url(#plane-of-mass)" });
    this.flows = svg(this.plane, "g", { class: "flows" });
    this.drops = Object.fromEntries(
      ["p", "q"].map((name) => [name, svg(this.plane, "g", { class: `dots c-${name}` })]),
    );
    this.matrix = svg(this.canvas, "g", { class: "matrix" });
    this.margins = Object.fromEntries(
      ["p", "q"].map((name) => [name, svg(this.canvas, "g", { class: `margin c-${name}` })]),
    );
    this.potential = svg(this.canvas, "path", { class: "curve c-em" });
    this.rise = svg(this.canvas, "path", { class: "dimension" });
    this.riseWords = svg(this.canvas, "text", { class: "strong halo" });
    this.levels = Object.fromEntries(
      ["p", "q"].map((name) => [name, svg(this.canvas, "circle", { class: `dot c-${name}` })]),
    );
    this.slope = svg(this.canvas, "path", { class: "curve c-em thin" });
    this.saved = svg(this.canvas, "path", { class: "dimension faint" });
    this.now = svg(this.canvas, "circle", { class: "dot c-em" });
    this.fallTicks = svg(this.canvas, "g", { class: "tick" });
    this.savedWords = svg(this.canvas, "text", { class: "pull halo" });
  }

  layout({ t, width, height, ranges, couplings, ...view }) {
    this.em = view.em;
    this.six = couplings;
    for (const slider of this.sliders) slider.layout({ t, ranges });
    for (const name of NUMBERS) write(this.cells[name].term, t(`explorer.transport.${name}`));
    const split = 0.57 * width;
    const halfway = 0.53 * height;
    this.low = height < 18 * this.em; // the numbers of x then stand below the second picture alone
    this.box = {
      left: 1.9 * this.em,
      right: split,
      top: 2 * this.em,
      bottom: halfway - (this.low ? 0.3 : 1.6) * this.em,
      second: halfway + 1.9 * this.em,
      end: height - 1.8 * this.em,
    };
    this.x = linear([ranges.theta.min - 0.5, ranges.theta.max + 0.5], [this.box.left, this.box.right]);
    this.y = linear([0, 1], [this.box.bottom, this.box.top]);
    this.under = linear([-TOP, TOP], [this.box.end, this.box.second]);
    set(this.clip, {
      x: this.box.left - 0.4 * this.em,
      width: this.box.right - this.box.left + 0.8 * this.em,
      y: 0,
      height: this.box.bottom + 0.5 * this.em,
    });
    const side = Math.min(width - split - 3.6 * this.em, this.box.bottom - this.box.top - 1.4 * this.em);
    this.square = {
      left: split + 3 * this.em + Math.max(0, (width - split - 3.6 * this.em - side) / 2),
      top: this.box.top + 1.4 * this.em,
      side,
    };
    this.fall = {
      left: split + 3.9 * this.em,
      right: width - 0.9 * this.em,
      top: this.box.second + 0.3 * this.em,
      bottom: this.box.end,
    };
    this.drawFrame(t);
  }

  // Headings, axes and their numbers: what does not depend on θ.
  drawFrame(t) {
    const places = {
      plane: [this.box.left, 0.95 * this.em],
      matrix: [this.square.left - 1.3 * this.em, 0.95 * this.em],
      dual: [this.box.left, this.box.second - 0.85 * this.em],
      fall: [this.box.right + 1.7 * this.em, this.box.second - 0.85 * this.em],
    };
    for (const [name, [left, top]] of Object.entries(places))
      set(write(this.heads[name], t(`explorer.transport.${name}Head`)), { x: left, y: top });
    each(
      this.frame,
      "line",
      [
        [this.box.left, this.box.bottom, this.box.right, this.box.bottom],
        [this.box.left, this.box.end, this.box.right, this.box.end],
        [this.fall.left, this.fall.bottom, this.fall.right, this.fall.bottom],
      ],
      (line, [x1, y1, x2, y2]) => set(line, { x1, y1, x2, y2 }),
    );
    each(this.grid, "line", [-5, 0, 5], (line, at) =>
      set(line, { x1: this.box.left, x2: this.box.right, y1: this.under(at), y2: this.under(at) }),
    );
    const rows = this.low ? [this.box.end] : [this.box.bottom, this.box.end];
    const beneath = [-4, -2, 0, 2, 4].flatMap((at) => rows.map((row) => [this.x(at), row + 1.15 * this.em, at]));
    const beside = [
      [0, this.y(0)],
      [1, this.y(1)],
      [-5, this.under(-5)],
      [0, this.under(0)],
      [5, this.under(5)],
    ].map(([at, level]) => [this.box.left - 0.5 * this.em, level + 0.35 * this.em, at]);
    each(this.ticks, "text", [...beneath, ...beside], (text, [left, top, at], i) =>
      set(write(text, value(at)), {
        x: left,
        y: top,
        "text-anchor": i < beneath.length ? "middle" : "end",
      }),
    );
    const size = this.square.side / this.six.masses.length;
    each(this.margins.p, "rect", this.six.masses, (bar, mass, i) =>
      set(bar, {
        x: this.square.left - 0.25 * this.em - 4.2 * this.em * mass,
        width: 4.2 * this.em * mass,
        y: this.square.top + (5 - i) * size + 1,
        height: size - 2,
      }),
    );
    each(this.margins.q, "rect", this.six.masses, (bar, mass, j) =>
      set(bar, {
        x: this.square.left + j * size + 1,
        width: size - 2,
        y: this.square.top - 0.25 * this.em - 4.2 * this.em * mass,
        height: 4.2 * this.em * mass,
      }),
    );
  }

  update(view) {
    const { state, t, tables } = view;
    const { theta, coupling, lipschitz } = state;
    for (const slider of this.sliders) slider.update(view);
    const { independent, least, dual, cost } = transportAt(tables, theta, coupling);
    this.drawMass(theta, coupling);
    drawFall(this, { independent, least, cost }, coupling, t);
    drawPotential(this, theta, lipschitz, dual, t);
    const numbers = { cost, least, reading: lipschitz * dual, share: (lipschitz * dual) / lipschitz, gap: cost - dual };
    for (const name of NUMBERS) write(this.cells[name].number, value(numbers[name]));
    set(this.canvas, {
      "data-cost": cost,
      "data-least": least,
      "data-dual": dual,
      "data-reading": numbers.reading,
      "data-gap": numbers.gap,
    });
    return transportVerdict(view, { independent, least, cost });
  }

  // γ_t = (1 − t)·independent + t·plan: rows and columns always add up to the same masses.
  drawMass(theta, t) {
    const { masses, heights, independent, plan } = this.six;
    const entries = masses.flatMap((_, i) =>
      masses.map((__, j) => ({ i, j, mass: (1 - t) * independent[i][j] + t * plan[i][j] })),
    );
    const size = this.square.side / masses.length;
    each(this.flows, "line", entries, (line, { i, j, mass }) =>
      set(line, {
        x1: this.x(0),
        x2: this.x(theta),
        y1: this.y(heights[i]),
        y2: this.y(heights[j]),
        "stroke-width": (4.4 * this.em * mass).toFixed(2),
        opacity: mass > 0 ? 1 : 0,
      }),
    );
    for (const [name, at] of [
      ["p", 0],
      ["q", theta],
    ]) {
      each(this.drops[name], "circle", masses, (dot, mass, i) =>
        set(dot, { cx: this.x(at), cy: this.y(heights[i]), r: 1.15 * this.em * Math.sqrt(mass) }),
      );
    }
    each(this.matrix, "rect", entries, (cell, { i, j, mass }) =>
      set(cell, {
        x: this.square.left + j * size,
        y: this.square.top + (5 - i) * size,
        width: size,
        height: size,
        "fill-opacity": Math.sqrt(mass / 0.25).toFixed(3),
      }),
    );
  }
}
