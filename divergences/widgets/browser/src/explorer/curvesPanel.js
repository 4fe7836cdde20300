// KL, JS, TV and EM over θ. ∞ has a band of its own above the axis; a step shows which of its ends is reached.
import { scaleLinear } from "d3-scale";
import { line as lineThrough } from "d3-shape";
import { createAxes } from "../kit/axes.js";
import { dragAlong, each, set, show, svg, write } from "../kit/dom.js";
import { tick } from "../kit/format.js";
import { snap } from "./state.js";

const TOP = 3;
const LOG2 = Math.LN2;
const ORDER = ["kl", "em", "tv", "js"];
// Closer together near 0, where curves bend; 0 itself is left out, because a step has no line through it.
const SAMPLES = Array.from({ length: 160 }, (_, i) => ((i + 1) / 160) ** 2);

export function createCurvesPanel({ canvas, actions }) {
  const clip = svg(svg(svg(canvas, "defs"), "clipPath", { id: "below-top" }), "rect");
  const band = svg(canvas, "rect", { class: "band" });
  const drawAxes = createAxes(canvas);
  const breakMark = svg(canvas, "path", { class: "break" });
  const log2 = svg(canvas, "line", { class: "guide c-js" });
  const lines = svg(canvas, "g", { class: "curves", "clip-path": "url(#below-top)" });
  const infinite = svg(canvas, "path", { class: "curve c-kl" });
  const paths = Object.fromEntries(ORDER.map((curve) => [curve, svg(lines, "path", { class: `curve c-${curve}` })]));
  const steps = svg(canvas, "g");
  const names = svg(canvas, "g", { class: "names" });
  const cursor = svg(canvas, "line", { class: "cursor" });
  const dots = svg(canvas, "g");
  const reach = svg(canvas, "rect", { class: "reach" });

  let x, y, box, em, infinity, range;
  dragAlong(reach, (event) => {
    const at = x.invert(event.clientX - canvas.getBoundingClientRect().left);
    actions.change("theta", snap(at, range));
  });

  function layout({ state, t, width, height, measures, ranges, ...view }) {
    em = view.em;
    range = ranges.theta;
    box = { left: 3.1 * em, right: width - 2.4 * em, top: 2.6 * em, bottom: height - 3.2 * em };
    infinity = 0.9 * em;
    x = scaleLinear([range.min, range.max], [box.left, box.right]);
    y = scaleLinear([0, TOP], [box.bottom, box.top]);
    set(clip, { x: box.left, width: box.right - box.left, y: box.top - 2, height: box.bottom - box.top + 4 });
    set(band, { x: box.left, width: box.right - box.left, y: infinity - 0.7 * em, height: 1.4 * em });
    set(reach, { x: box.left, width: box.right - box.left, y: 0, height: box.bottom });
    set(log2, { x1: box.left, x2: box.right, y1: y(LOG2), y2: y(LOG2) });
    const gap = (infinity + 0.7 * em + box.top) / 2;
    set(breakMark, {
      d: [-0.15, 0.25].map((dy) => `M${box.left - 0.45 * em} ${gap + (dy + 0.18) * em}l${0.9 * em} ${-0.36 * em}`).join(""),
    });
    drawAxes({
      box,
      em,
      x: [-4, -2, 0, 2, 4].map((value) => ({ at: x(value), label: tick(value) })),
      y: [
        ...[0, 1, 2, 3].map((value) => ({ at: y(value), label: tick(value) })),
        { at: y(LOG2) + 0.15 * em, label: "log 2", kind: "small c-js", grid: false },
        { at: infinity, label: "∞", kind: "strong", grid: false },
      ],
      xName: "θ",
    });

    const shown = ORDER.filter((curve) => state.curves.includes(curve));
    const ends = [];
    const jumps = [];
    let klAtInfinity = false;
    for (const curve of ORDER) {
      if (!show(paths[curve], shown.includes(curve))) continue;
      const near = measures.limit(curve, 0);
      const atZero = measures.value(curve, 0);
      if (near !== atZero) jumps.push({ curve, at: near }, { curve, at: atZero, filled: true });
      if (near === Infinity) klAtInfinity = true;
      const right = SAMPLES.map((share) => [share * range.max, measures.value(curve, share * range.max)]);
      const left = SAMPLES.map((share) => [share * range.min, measures.value(curve, share * range.min)]).reverse();
      const middle = near === atZero ? [[0, near]] : [[0, null]];
      set(paths[curve], { d: through([...left, ...middle, ...right]) ?? "" });
      ends.push(nameOf(curve, right));
    }
    if (show(infinite, klAtInfinity)) set(infinite, { d: `M${box.left} ${infinity}H${box.right}` });
    each(steps, "circle", jumps, (dot, { curve, at, filled }) =>
      set(dot, { class: `jump c-${curve}${filled ? " filled" : ""}`, cx: x(0), cy: level(at), r: 0.32 * em }),
    );
    spread(ends.filter((name) => name.anchor === "start"));
    each(names, "text", ends, (text, { curve, at, beside, anchor }) =>
      set(write(text, t(`short.${curve}`)), { class: `label c-${curve} halo`, x: beside, y: at + 0.35 * em, "text-anchor": anchor }),
    );
    set(cursor, { y1: 0, y2: box.bottom });
  }

  const level = (value) => (value === Infinity ? infinity : y(value));
  const through = lineThrough()
    .defined(([, value]) => value !== null && value < 50)
    .x(([theta]) => x(theta))
    .y(([, value]) => y(value));

  // A curve's name stands at its right end; one that leaves the picture has it where it leaves, KL on the left branch.
  function nameOf(curve, right) {
    const last = right.at(-1)[1];
    if (last <= TOP || last === Infinity) return { curve, at: level(last), beside: box.right + 0.65 * em, anchor: "start" };
    const [theta] = right.find(([, value]) => value > 0.87 * TOP);
    if (curve === "kl") {
      const beside = x(-theta) - 0.5 * em;
      const fits = beside > box.left + 2 * em;
      return { curve, at: y(0.87 * TOP), beside: fits ? beside : x(-theta) + 0.7 * em, anchor: fits ? "end" : "inside" };
    }
    return { curve, at: y(0.87 * TOP), beside: x(theta) + 0.7 * em, anchor: "inside" };
  }

  function spread(stacked) {
    stacked.sort((a, b) => b.at - a.at);
    for (let i = 1; i < stacked.length; i++) stacked[i].at = Math.min(stacked[i].at, stacked[i - 1].at - 1.05 * em);
  }

  function update({ state, t, measures }) {
    set(cursor, { x1: x(state.theta), x2: x(state.theta) });
    const shown = ORDER.filter((curve) => state.curves.includes(curve));
    each(dots, "path", shown, (dot, curve) => {
      const value = measures.value(curve, state.theta);
      const beyond = value > TOP && value !== Infinity;
      set(dot, {
        class: `dot c-${curve}`,
        d: beyond ? triangle(0.5 * em) : circle(0.38 * em),
        transform: `translate(${x(state.theta)} ${beyond ? box.top : level(value)})`,
      });
    });
    return t("explorer.curvesHint");
  }

  return { layout, update };
}

export const circle = (r) => `M${-r} 0a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0`;
export const triangle = (r) => `M0 ${-r}L${r} ${0.8 * r}H${-r}Z`;
