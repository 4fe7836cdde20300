// The best discriminator and the best critic over x, and the pull that a generated sample gets from each.
import { scaleLinear } from "d3-scale";
import { line as lineThrough } from "d3-shape";
import { createAxes } from "../kit/axes.js";
import { createChoice } from "../kit/choice.js";
import { each, html, set, show, svg, write } from "../kit/dom.js";
import { position, scientific, tick, value } from "../kit/format.js";
import { createSlider } from "./slider.js";

const TOP = 6;
// An arrow as long as one unit of x stands for a gradient of 1; longer ones are cut here, and end in two heads.
const LONGEST = 2.5;
const SHARES = Array.from({ length: 161 }, (_, i) => i / 160);
// Around the place where D* falls, in widths of that fall.
const NEAR = Array.from({ length: 81 }, (_, i) => (i - 40) / 4);

export function createCriticPanel({ canvas, tools, below, actions }) {
  const choice = createChoice("generator_loss", "explorer.loss", actions);
  const lambda = createSlider("lambda_gp", actions);
  const penalty = html("p", { class: "line" });
  tools.append(choice.element);
  below.append(lambda.element, penalty);

  const definitions = svg(canvas, "defs");
  const clips = ["upper", "lower"].map((name) => svg(svg(definitions, "clipPath", { id: `critic-${name}` }), "rect"));
  const upper = createAxes(canvas);
  const lower = createAxes(canvas);
  const mass = svg(canvas, "g");
  const masses = Object.fromEntries(["p", "q"].map((name) => [name, svg(mass, "path", { class: `mass c-${name}` })]));
  const discriminator = svg(svg(canvas, "g", { "clip-path": "url(#critic-upper)" }), "path", { class: "curve c-js" });
  const inside = svg(canvas, "g", { "clip-path": "url(#critic-lower)" });
  const penalised = svg(inside, "path", { class: "curve thin c-em" });
  const critic = svg(inside, "path", { class: "curve c-em" });
  const lone = svg(canvas, "g");
  const arrows = svg(canvas, "g", { class: "pulls" });
  const samples = svg(canvas, "g", { class: "dots c-q" });
  const names = Object.fromEntries(["js", "em"].map((name) => [name, svg(canvas, "text", { class: `label c-${name} halo` })]));
  const pulls = Object.fromEntries(["js", "em"].map((name) => [name, svg(canvas, "text", { class: "pull halo", "text-anchor": "end" })]));

  let x, above, under, box, em, xs;

  function layout({ state, t, width, height, ranges, ...view }) {
    em = view.em;
    choice.layout({ state, t });
    lambda.layout({ t, ranges });
    const margin = 0.6 + (state.family === "blur" ? 1.5 * state.sigma : 0);
    const shape = state.family === "strips" ? state.width : 0;
    const room = (height - 8.6 * em) / 2;
    box = { left: 2.6 * em, right: width - 0.6 * em, top: 2.6 * em, middle: 2.6 * em + room, second: 5.4 * em + room, bottom: height - 3.2 * em };
    x = scaleLinear([ranges.theta.min - margin, ranges.theta.max + margin + shape], [box.left, box.right]);
    above = scaleLinear([0, 1], [box.middle, box.top]);
    under = scaleLinear([-TOP, TOP], [box.bottom, box.second]);
    xs = SHARES.map((share) => x.invert(box.left + share * (box.right - box.left)));
    for (const [i, [top, bottom]] of [[box.top - 4, box.middle + 4], [box.second, box.bottom]].entries()) {
      set(clips[i], { x: box.left, width: box.right - box.left, y: top, height: bottom - top });
    }
    const marks = [0, 0.5, 1].map((at) => ({ at: above(at), label: tick(at) }));
    upper({ box: { left: box.left, right: box.right, bottom: box.middle }, em, x: [], y: marks, xName: "" });
    lower({
      box: { left: box.left, right: box.right, bottom: box.bottom },
      em,
      x: x.ticks(6).map((at) => ({ at: x(at), label: tick(at) })),
      y: [-5, 0, 5].map((at) => ({ at: under(at), label: tick(at) })),
      xName: "x",
    });
    write(names.js, width > 27 * em ? t("explorer.bestDiscriminator") : "D*"); // on a phone the line is the pull's
    write(names.em, t("explorer.bestCritic"));
    set(names.js, { x: box.left, y: box.top - 0.85 * em });
    set(names.em, { x: box.left, y: box.second - 0.85 * em });
    set(pulls.js, { x: box.right, y: box.top - 0.85 * em });
    set(pulls.em, { x: box.right, y: box.second - 0.85 * em });
  }

  function update(view) {
    const { state, t, best } = view;
    const { theta } = state;
    lambda.update(view);
    drawMass(view);
    drawDiscriminator(view);
    const steep = best.penalisedSlope(theta, state.lambda_gp);
    const straight = (slope) => `M${box.left} ${under(best.critic(x.invert(box.left), theta, slope))}L${box.right} ${under(best.critic(x.invert(box.right), theta, slope))}`;
    set(critic, { d: straight(1) });
    set(penalised, { d: theta === 0 ? "" : straight(steep) });
    write(penalty, t(theta === 0 ? "explorer.penaltyNone" : "explorer.penaltyRead", { slope: value(steep, 3), lambda: value(state.lambda_gp, 2) }));
    drawSamples(view);

    const at = best.samples[Math.floor(best.samples.length / 2)] + theta;
    const logPull = best.logPull(state.generator_loss, at, theta);
    write(pulls.js, t("explorer.pull", { size: sizeOf(logPull, view) }));
    write(pulls.em, t("explorer.pull", { size: theta === 0 ? t("explorer.undefined") : "1" }));
    set(canvas, {
      "data-sample": at,
      "data-discriminator": best.discriminator(at, theta),
      "data-loss": best.loss(state.generator_loss, at, theta),
      "data-log-pull": logPull,
      "data-penalised-slope": steep,
    });
    return lesson(view, at, logPull);
  }

  function drawMass({ state, measures }) {
    for (const name of ["p", "q"]) {
      const from = name === "p" ? 0 : state.theta;
      set(masses[name], { d: outline(from, state, measures) });
    }
  }

  // The shape of the density, at a height of its own; a segment has none, it is a line that stands up.
  function outline(from, { family, scale }, measures) {
    if (family === "segments") return `M${x(from)} ${above(0)}V${above(0.8)}`;
    if (family === "strips") return `M${x(from)} ${above(0)}V${above(0.55)}H${x(from + scale)}V${above(0)}Z`;
    const peak = measures.value("density", 0);
    const points = NEAR.filter((share) => Math.abs(share) <= 4).map((share) => [x(from + share * scale), above((0.55 * measures.value("density", share * scale)) / peak)]);
    return `M${points[0][0]} ${above(0)}L${points.map((point) => point.join(" ")).join("L")}L${points.at(-1)[0]} ${above(0)}Z`;
  }

  function drawDiscriminator({ state, best }) {
    const { theta, family, scale } = state;
    const spots = [];
    if (family === "blur") {
      const fall = theta === 0 ? 0 : (scale * scale) / Math.abs(theta);
      const places = [...xs, ...NEAR.map((share) => theta / 2 + share * fall)].sort((a, b) => a - b);
      set(discriminator, { d: lineThrough()(places.map((place) => [x(place), above(best.discriminator(place, theta))])) });
    } else if (family === "strips") {
      const edges = [0, scale, theta, theta + scale].sort((a, b) => a - b);
      const pieces = edges.slice(1).map((right, i) => [edges[i], right, best.discriminator((edges[i] + right) / 2, theta)]);
      set(discriminator, {
        d: pieces.filter(([left, right, height]) => right > left && !Number.isNaN(height)).map(([left, right, height]) => `M${x(left)} ${above(height)}H${x(right)}`).join(""),
      });
    } else {
      set(discriminator, { d: "" });
      for (const place of theta === 0 ? [0] : [0, theta]) spots.push([x(place), above(best.discriminator(place, theta))]);
    }
    each(lone, "circle", spots, (spot, [cx, cy]) => set(spot, { class: "dot c-js", cx, cy, r: 0.42 * em }));
  }

  function drawSamples({ state, best }) {
    const { theta } = state;
    const moves = [];
    const spots = [];
    for (const offset of best.samples) {
      const at = offset + theta;
      const places = { js: above(best.discriminator(at, theta)), em: under(best.critic(at, theta)) };
      const sizes = { js: Math.exp(best.logPull(state.generator_loss, at, theta)), em: theta === 0 ? NaN : 1 };
      for (const name of ["js", "em"]) {
        spots.push([x(at), places[name]]);
        if (sizes[name] > 0.01) moves.push({ name, from: x(at), level: places[name], size: sizes[name], side: -Math.sign(theta) });
      }
    }
    each(samples, "circle", spots, (spot, [cx, cy]) => set(spot, { cx, cy, r: 0.3 * em }));
    each(arrows, "path", moves, (arrow, { name, from, level, size, side }) => {
      const length = side * Math.min(size, LONGEST) * (x(1) - x(0));
      set(arrow, { class: `pulls c-${name}`, d: pullArrow(from, level, length, 0.5 * em, size > LONGEST) });
    });
    show(penalised, theta !== 0);
  }

  return { layout, update, rows: 27 };
}

function pullArrow(from, level, length, head, cut) {
  const to = from + length;
  const tip = (at) => `M${at - Math.sign(length) * head} ${level - 0.6 * head}L${at} ${level}L${at - Math.sign(length) * head} ${level + 0.6 * head}`;
  return `M${from} ${level}H${to}${tip(to)}${cut ? tip(to - Math.sign(length) * head) : ""}`;
}

// A number given by its log, however small.
const inDigits = (log) => (log < -9 ? scientific(log / Math.LN10) : value(Math.exp(log), 3));

// A gradient in digits, with what a float makes of it.
function sizeOf(logPull, { t, floors }) {
  if (Number.isNaN(logPull)) return t("explorer.undefined");
  if (logPull === -Infinity) return t("explorer.exactlyZero");
  const size = inDigits(logPull);
  const gone = Object.entries(floors).find(([, floor]) => logPull < floor);
  return gone ? t("explorer.zeroIn", { size, kind: logPull < floors.float64 ? "float64" : gone[0] }) : size;
}

function lesson({ state, t, best }, at, logPull) {
  const { theta, family, generator_loss: kind } = state;
  if (theta === 0) return t("explorer.criticCoincide");
  if (family === "segments") return t("explorer.criticSegments");
  if (family === "strips") return t(Number.isNaN(logPull) ? "explorer.criticStripsNone" : "explorer.criticStrips");
  return t(kind === "minimax" ? "explorer.criticMinimax" : "explorer.criticNonSaturating", {
    theta: position(at),
    d: inDigits(-best.loss("non-saturating", at, theta)),
  });
}
