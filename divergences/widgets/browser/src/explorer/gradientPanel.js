// |dJS/dθ| and |dEM/dθ| over |θ|. A log axis has no 0: what is exactly 0 has a band of its own below it, and for blurred
// segments, whose gradient is never exactly 0, the picture shows where floats say it is.
import { scaleLinear } from "d3-scale";
import { line as lineThrough } from "d3-shape";
import { createAxes } from "../kit/axes.js";
import { createChoice } from "../kit/choice.js";
import { circle, triangle } from "./curvesPanel.js";
import { each, set, show, svg, write } from "../kit/dom.js";
import { position, power, scientific, tick, value } from "../kit/format.js";

const SAMPLES = Array.from({ length: 240 }, (_, i) => ((i + 1) / 240) ** 2);
const CURVES = ["em", "js"];

export function createGradientPanel({ canvas, tools, actions }) {
  const choice = createChoice("gradient_scale", "explorer.scale", actions);
  tools.append(choice.element);
  const clip = svg(svg(svg(canvas, "defs"), "clipPath", { id: "gradient-box" }), "rect");
  const zones = svg(canvas, "g");
  const zero = svg(canvas, "rect", { class: "band" });
  const drawAxes = createAxes(canvas);
  const breakMark = svg(canvas, "path", { class: "break" });
  const floors = svg(canvas, "g");
  const inside = svg(canvas, "g", { "clip-path": "url(#gradient-box)" });
  const paths = Object.fromEntries(CURVES.map((curve) => [curve, svg(inside, "path", { class: `curve c-${curve}` })]));
  const jumps = svg(canvas, "g");
  const crossings = svg(canvas, "g");
  const names = svg(canvas, "g", { class: "names" });
  const cursor = svg(canvas, "line", { class: "cursor" });
  const notes = svg(canvas, "g", { class: "notes" });
  const dots = svg(canvas, "g");

  let x, y, box, em, zeroAt, log, bottom;

  // Where a steepness, given as its natural log, is drawn; null where there is none.
  const level = (logSteepness) => {
    if (Number.isNaN(logSteepness)) return null;
    if (!log) return y(Math.exp(logSteepness));
    return logSteepness === -Infinity ? zeroAt : y(logSteepness / Math.LN10);
  };

  function layout(view) {
    const { state, t, width, height, measures, ranges, floors: logFloors } = view;
    em = view.em;
    log = state.gradient_scale === "log";
    const deep = log && measures.hasTable("js_log_slope");
    choice.layout(view);
    const band = log ? 2.1 * em : 0;
    box = { left: (deep ? 3.4 : 3.1) * em, right: width - 2.4 * em, top: 0.8 * em, bottom: height - 3.2 * em - band, axis: height - 3.2 * em };
    const end = deep ? Math.max(ranges.theta.max, 80 * state.scale) : ranges.theta.max;
    x = scaleLinear([0, end], [box.left, box.right]);
    const peak = Math.max(1, ...SAMPLES.map((share) => Math.exp(measures.logSteepness("js", share * end) || -Infinity)));
    const domain = deep ? [-375, 20] : log ? [-2, 1] : [0, 1.15 * peak];
    y = scaleLinear(domain, [box.bottom, box.top]);
    bottom = box.bottom;
    zeroAt = box.axis - 0.75 * em;
    set(clip, { x: box.left, width: box.right - box.left, y: 0, height: (deep ? box.bottom : box.axis) + 2 });
    show(zero, log);
    set(zero, { x: box.left, width: box.right - box.left, y: box.axis - 1.5 * em, height: 1.5 * em });
    const gap = (box.bottom + box.axis - 1.5 * em) / 2;
    show(breakMark, log);
    set(breakMark, {
      d: [-0.1, 0.25].map((dy) => `M${box.left - 0.45 * em} ${gap + (dy + 0.1) * em}l${0.9 * em} ${-0.36 * em}`).join(""),
    });
    const exponents = deep ? [0, -100, -200, -300] : [1, 0, -1, -2];
    const heights = log
      ? [...exponents.map((exponent) => ({ at: y(exponent), label: exponent === 0 ? "1" : power(exponent) })), { at: zeroAt, label: "0", kind: "strong", grid: false }]
      : y.ticks(4).map((height_) => ({ at: y(height_), label: tick(height_) }));
    drawAxes({
      box: { ...box, bottom: box.axis },
      em,
      x: x.ticks(5).map((distance) => ({ at: x(distance), label: tick(distance) })),
      y: heights,
      xName: end > ranges.theta.max ? t("explorer.beyondSlider", { end: tick(ranges.theta.max) }) : "|θ|",
    });
    drawFloors(deep ? logFloors : {}, view);
    drawCurves(view, end, deep);
    set(cursor, { y1: box.top - 0.4 * em, y2: box.axis });
  }

  function drawFloors(logFloors, { state, t, measures }) {
    const marks = Object.entries(logFloors).map(([kind, floor]) => ({
      at: y(floor / Math.LN10),
      distance: measures.fallsBelow("js", floor),
      key: kind === "float32" ? "explorer.zero32" : "explorer.zero64",
    }));
    each(zones, "rect", marks, (zone, { at }) =>
      set(zone, { class: "zone", x: box.left, width: box.right - box.left, y: at, height: bottom - at }),
    );
    each(floors, "line", marks, (floor, { at }) => set(floor, { class: "floor", x1: box.left, x2: box.right, y1: at, y2: at }));
    // Each beside the place where the curve comes down to its line, on the side where the curve is not.
    each(notes, "text", marks, (note, { at, distance, key }, i) =>
      set(write(note, t(key, { distance: position(distance) })), {
        class: "note halo",
        "text-anchor": i === 0 ? "start" : "end",
        x: x(distance) + (i === 0 ? 0.7 : -0.4) * em,
        y: at + (i === 0 ? -0.38 : 1.2) * em,
      }),
    );
    const visible = state.curves.includes("js") ? marks : [];
    each(crossings, "circle", visible, (dot, { at, distance }) =>
      set(dot, { class: "jump c-js", cx: x(distance), cy: at, r: 0.32 * em }),
    );
  }

  function drawCurves({ state, t, measures }, end, deep) {
    const through = lineThrough().defined(([, at]) => at !== null);
    const ends = [];
    const open = [];
    for (const curve of CURVES) {
      if (!show(paths[curve], state.curves.includes(curve))) continue;
      // A strip's steepness jumps where the strips part: the line stops at either side of that place.
      const jump = curve === "js" && state.family === "strips" && state.width < end ? state.width : null;
      const distances = SAMPLES.map((share) => share * end);
      if (jump) distances.push(jump * (1 - 1e-9), jump, jump * (1 + 1e-9));
      distances.sort((a, b) => a - b);
      const points = distances.map((distance) => [x(distance), level(measures.logSteepness(curve, distance))]);
      set(paths[curve], { d: through([[x(0), points[0][1]], ...points]) ?? "" });
      if (jump) {
        for (const side of [1 - 1e-9, 1 + 1e-9]) open.push({ curve, cx: x(jump), cy: level(measures.logSteepness(curve, jump * side)) });
      }
      if (curve === "js" && deep) {
        const [cx, cy] = points.find(([, at]) => at !== null && at > y(-130) && at > box.top + 2) ?? points.at(-1);
        ends.push({ curve, beside: cx + 0.8 * em, at: cy - 0.4 * em });
      } else ends.push({ curve, beside: box.right + 0.65 * em, at: Math.min(points.at(-1)[1], box.axis - 0.4 * em) });
    }
    for (const curve of CURVES.filter((one) => state.curves.includes(one))) {
      const atZero = measures.logSteepness(curve, 0);
      if (Number.isNaN(atZero)) open.push({ curve, cx: x(0), cy: level(measures.logSteepness(curve, 1e-9 * end)) });
    }
    each(jumps, "circle", open, (dot, { curve, cx, cy }) => set(dot, { class: `jump c-${curve}`, cx, cy, r: 0.32 * em }));
    each(names, "text", ends, (text, { curve, beside, at }) =>
      set(write(text, t(`short.${curve}`)), { class: `label c-${curve} halo`, x: beside, y: at + 0.35 * em }),
    );
    const flat = state.curves.includes("js") && state.family !== "blur";
    if (flat) {
      each(notes, "text", [t("explorer.exactlyZero")], (note, words) =>
        set(write(note, words), {
          class: "note halo c-js",
          x: x(state.family === "strips" ? (state.width + end) / 2 : end / 2),
          y: log ? zeroAt - 1.1 * em : zeroAt - 0.1 * em,
          "text-anchor": "middle",
        }),
      );
    }
  }

  function update({ state, t, measures }) {
    const at = x(Math.abs(state.theta));
    set(cursor, { x1: at, x2: at });
    each(dots, "path", CURVES, (dot, curve) => {
      const height = level(measures.logSteepness(curve, state.theta));
      if (!show(dot, state.curves.includes(curve) && height !== null)) return;
      const beneath = height > bottom && height !== zeroAt;
      set(dot, {
        class: `dot c-${curve}`,
        d: beneath ? triangle(-0.5 * em) : circle(0.38 * em),
        transform: `translate(${at} ${beneath ? bottom : height})`,
      });
    });
    return t("explorer.gradientAt", { js: steepness("js", state, t, measures), em: steepness("em", state, t, measures) });
  }

  return { layout, update, live: true };
}

export function steepness(curve, { theta }, t, measures) {
  const logSteepness = measures.logSteepness(curve, theta);
  if (Number.isNaN(logSteepness)) return t("explorer.undefined");
  return logSteepness < -9 && logSteepness > -Infinity ? scientific(logSteepness / Math.LN10) : value(Math.exp(logSteepness));
}
