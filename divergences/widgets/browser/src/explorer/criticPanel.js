// The best discriminator and the best critic over x, and the pull that a generated sample gets from each.
import { createAxes } from "../kit/axes.js";
import { createChoice } from "../kit/choice.js";
import { each, html, set, show, svg, write } from "../kit/dom.js";
import { value } from "../kit/format.js";
import { linear } from "../kit/scale.js";
import { pathThrough } from "../kit/shapes.js";
import { createSlider } from "./slider.js";
import { CHOICES } from "./state.js";
import { criticVerdict, pullSize } from "./verdicts.js";

const TOP = 6;
// An arrow as long as one unit of x stands for a gradient of 1; longer ones are cut to this length and end in two
// heads.
const LONGEST = 2.5;
const SHARES = Array.from({ length: 161 }, (_, i) => i / 160);
// Sample points of D* around the place where it falls, in units of the width of the fall.
const NEAR = Array.from({ length: 81 }, (_, i) => (i - 40) / 4);

export class CriticPanel {
  x;
  above;
  under;
  box;
  em;
  xs;

  constructor({ canvas, tools, below, actions }) {
    this.rows = 27;
    this.canvas = canvas;
    this.choice = createChoice("generator_loss", CHOICES.generator_loss, "explorer.loss", actions.change);
    this.lambda = createSlider("lambda_gp", actions);
    this.penalty = html("p", { class: "line" });
    tools.append(this.choice.element);
    below.append(this.lambda.element, this.penalty);
    this.definitions = svg(this.canvas, "defs");
    this.clips = ["upper", "lower"].map((name) =>
      svg(svg(this.definitions, "clipPath", { id: `critic-${name}` }), "rect"),
    );
    this.upper = createAxes(this.canvas);
    this.lower = createAxes(this.canvas);
    this.mass = svg(this.canvas, "g");
    this.masses = Object.fromEntries(
      ["p", "q"].map((name) => [name, svg(this.mass, "path", { class: `mass c-${name}` })]),
    );
    this.massNames = Object.fromEntries(
      ["p", "q"].map((name) => [name, write(svg(this.canvas, "text", { class: `label c-${name} halo` }), name)]),
    );
    this.discriminator = svg(svg(this.canvas, "g", { "clip-path": "url(#critic-upper)" }), "path", {
      class: "curve c-js",
    });
    const inside = svg(this.canvas, "g", { "clip-path": "url(#critic-lower)" });
    this.penalised = svg(inside, "path", { class: "curve thin c-em" });
    this.critic = svg(inside, "path", { class: "curve c-em" });
    this.lone = svg(this.canvas, "g");
    this.arrows = svg(this.canvas, "g", { class: "pulls" });
    this.samples = svg(this.canvas, "g", { class: "dots c-q" });
    this.names = Object.fromEntries(
      ["js", "em"].map((name) => [name, svg(this.canvas, "text", { class: `label c-${name} halo` })]),
    );
    this.pulls = Object.fromEntries(
      ["js", "em"].map((name) => [name, svg(this.canvas, "text", { class: "pull halo", "text-anchor": "end" })]),
    );
  }

  layout({ state, t, width, height, ranges, ...view }) {
    this.em = view.em;
    this.choice.layout({ state, t });
    this.lambda.layout({ t, ranges });
    const margin = 0.6 + (state.family === "blur" ? 1.5 * state.sigma : 0);
    const shape = state.family === "strips" ? state.width : 0;
    const room = (height - 8.6 * this.em) / 2;
    this.box = {
      left: 2.6 * this.em,
      right: width - 0.6 * this.em,
      top: 2.6 * this.em,
      middle: 2.6 * this.em + room,
      second: 5.4 * this.em + room,
      bottom: height - 3.2 * this.em,
    };
    this.x = linear([ranges.theta.min - margin, ranges.theta.max + margin + shape], [this.box.left, this.box.right]);
    this.above = linear([0, 1], [this.box.middle, this.box.top]);
    this.under = linear([-TOP, TOP], [this.box.bottom, this.box.second]);
    this.xs = SHARES.map((share) => this.x.invert(this.box.left + share * (this.box.right - this.box.left)));
    for (const [i, [top, bottom]] of [
      [this.box.top - 4, this.box.middle + 4],
      [this.box.second, this.box.bottom],
    ].entries()) {
      set(this.clips[i], { x: this.box.left, width: this.box.right - this.box.left, y: top, height: bottom - top });
    }
    const roomy = room > 3 * this.em;
    const marks = (roomy ? [0, 0.5, 1] : [0, 1]).map((at) => ({ at: this.above(at), label: value(at) }));
    this.upper({
      box: { left: this.box.left, right: this.box.right, bottom: this.box.middle },
      em: this.em,
      x: [],
      y: marks,
      xName: "",
    });
    this.lower({
      box: { left: this.box.left, right: this.box.right, bottom: this.box.bottom },
      em: this.em,
      x: this.x.ticks(6).map((at) => ({ at: this.x(at), label: value(at) })),
      y: (roomy ? [-5, 0, 5] : [0]).map((at) => ({ at: this.under(at), label: value(at) })),
      xName: "x",
    });
    write(this.names.js, width > 27 * this.em ? t("explorer.bestDiscriminator") : "D*"); // the pull needs the room
    write(this.names.em, t("explorer.bestCritic"));
    set(this.names.js, { x: this.box.left, y: this.box.top - 0.85 * this.em });
    set(this.names.em, { x: this.box.left, y: this.box.second - 0.85 * this.em });
    set(this.pulls.js, { x: this.box.right, y: this.box.top - 0.85 * this.em });
    set(this.pulls.em, { x: this.box.right, y: this.box.second - 0.85 * this.em });
  }

  update(view) {
    const { state, t, best, fill } = view;
    const { theta } = state;
    this.lambda.update(view);
    this.drawMass(view);
    this.drawDiscriminator(view);
    const steep = best.penalisedSlope(theta, state.lambda_gp);
    const straight = (slope) =>
      `M${this.box.left} ${this.under(best.critic(this.x.invert(this.box.left), theta, slope))}L${this.box.right} ${this.under(best.critic(this.x.invert(this.box.right), theta, slope))}`;
    set(this.critic, { d: straight(1) });
    set(this.penalised, { d: theta === 0 ? "" : straight(steep) });
    const [read, none] = fill
      ? ["explorer.penaltyShort", "explorer.penaltyShortNone"]
      : ["explorer.penaltyRead", "explorer.penaltyNone"];
    write(this.penalty, t(theta === 0 ? none : read, { slope: value(steep) }));
    this.drawSamples(view);

    const at = best.samples[Math.floor(best.samples.length / 2)] + theta;
    const logPull = best.logPull(state.generator_loss, at, theta);
    write(this.pulls.js, t("explorer.pull", { size: pullSize(logPull, view) }));
    write(this.pulls.em, t("explorer.pull", { size: theta === 0 ? t("explorer.undefined") : "1" }));
    set(this.canvas, {
      "data-sample": at,
      "data-discriminator": best.discriminator(at, theta),
      "data-loss": best.loss(state.generator_loss, at, theta),
      "data-log-pull": logPull,
      "data-penalised-slope": steep,
    });
    return criticVerdict(view, at, logPull);
  }

  drawMass({ state, measures }) {
    for (const name of ["p", "q"]) {
      const from = name === "p" ? 0 : state.theta;
      set(this.masses[name], { d: this.outline(from, state, measures) });
      // Under its middle; of two that would meet, each on the side away from the other.
      const middle = this.x(from + (state.family === "strips" ? state.scale / 2 : 0));
      const near = Math.abs(this.x(state.theta) - this.x(0)) < 1.2 * this.em;
      const away = (name === "p") === state.theta >= 0 ? -0.6 : 0.6;
      set(this.massNames[name], {
        x: middle + (near ? away * this.em : 0),
        y: this.box.middle + 0.95 * this.em,
        "text-anchor": "middle",
      });
    }
  }

  // The shape of the density, at a height of its own; a segment has none, it is a line that stands up.
  outline(from, { family, scale }, measures) {
    if (family === "segments") return `M${this.x(from)} ${this.above(0)}V${this.above(0.8)}`;
    if (family === "strips")
      return `M${this.x(from)} ${this.above(0)}V${this.above(0.55)}H${this.x(from + scale)}V${this.above(0)}Z`;
    const peak = measures.value("density", 0);
    const points = NEAR.filter((share) => Math.abs(share) <= 4).map((share) => [
      this.x(from + share * scale),
      this.above((0.55 * measures.value("density", share * scale)) / peak),
    ]);
    return `M${points[0][0]} ${this.above(0)}L${points.map((point) => point.join(" ")).join("L")}L${points.at(-1)[0]} ${this.above(0)}Z`;
  }

  drawDiscriminator({ state, best }) {
    const { theta, family, scale } = state;
    const spots = [];
    if (family === "blur") {
      const fall = theta === 0 ? 0 : (scale * scale) / Math.abs(theta);
      const places = [...this.xs, ...NEAR.map((share) => theta / 2 + share * fall)].sort((a, b) => a - b);
      set(this.discriminator, {
        d: pathThrough(places.map((place) => [this.x(place), this.above(best.discriminator(place, theta))])),
      });
    } else if (family === "strips") {
      const edges = [0, scale, theta, theta + scale].sort((a, b) => a - b);
      const pieces = edges
        .slice(1)
        .map((right, i) => [edges[i], right, best.discriminator((edges[i] + right) / 2, theta)]);
      set(this.discriminator, {
        d: pieces
          .filter(([left, right, height]) => right > left && !Number.isNaN(height))
          .map(([left, right, height]) => `M${this.x(left)} ${this.above(height)}H${this.x(right)}`)
          .join(""),
      });
    } else {
      set(this.discriminator, { d: "" });
      for (const place of theta === 0 ? [0] : [0, theta])
        spots.push([this.x(place), this.above(best.discriminator(place, theta))]);
    }
    each(this.lone, "circle", spots, (spot, [cx, cy]) => set(spot, { class: "dot c-js", cx, cy, r: 0.42 * this.em }));
  }

  drawSamples({ state, best }) {
    const { theta } = state;
    const moves = [];
    const spots = [];
    for (const offset of best.samples) {
      const at = offset + theta;
      const places = { js: this.above(best.discriminator(at, theta)), em: this.under(best.critic(at, theta)) };
      const sizes = { js: Math.exp(best.logPull(state.generator_loss, at, theta)), em: theta === 0 ? NaN : 1 };
      for (const name of ["js", "em"]) {
        spots.push([this.x(at), places[name]]);
        if (sizes[name] > 0.01)
          moves.push({ name, from: this.x(at), level: places[name], size: sizes[name], side: -Math.sign(theta) });
      }
    }
    each(this.samples, "circle", spots, (spot, [cx, cy]) => set(spot, { cx, cy, r: 0.3 * this.em }));
    each(this.arrows, "path", moves, (arrow, { name, from, level, size, side }) => {
      const length = side * Math.min(size, LONGEST) * (this.x(1) - this.x(0));
      set(arrow, { class: `pulls c-${name}`, d: pullArrow(from, level, length, 0.5 * this.em, size > LONGEST) });
    });
    show(this.penalised, theta !== 0);
  }
}

function pullArrow(from, level, length, head, cut) {
  const to = from + length;
  const tip = (at) =>
    `M${at - Math.sign(length) * head} ${level - 0.6 * head}L${at} ${level}L${at - Math.sign(length) * head} ${level + 0.6 * head}`;
  return `M${from} ${level}H${to}${tip(to)}${cut ? tip(to - Math.sign(length) * head) : ""}`;
}
