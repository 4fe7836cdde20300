// One number of both sides over the generator's steps: the pull on a logarithmic axis, or the share of good samples.
import { scaleLinear, scaleLog } from "d3-scale";
import { line as lineThrough } from "d3-shape";
import { createAxes } from "../kit/axes.js";
import { dragAlong, each, set, svg, write } from "../kit/dom.js";
import { power } from "../kit/format.js";
import { whole } from "../kit/format.js";
import { measureOf } from "../run/state.js";

const LEAST = 1e-30; // what lies below is drawn at the foot of the axis
const MOST = 1e12;

const CONTENT = {
  pull: {
    values: (side) => side.network.series("pull").map((pull) => (Number.isFinite(pull) ? Math.min(MOST, Math.max(LEAST, pull)) : NaN)),
    scale(values, range) {
      const sound = values.filter(Number.isFinite);
      const low = Math.floor(Math.log10(Math.min(0.1, ...sound)));
      const high = Math.ceil(Math.log10(Math.max(10, ...sound)));
      const every = Math.ceil((high - low) / 5);
      const marks = [];
      for (let one = high; one >= low; one -= every) marks.push({ value: 10 ** one, label: power(one) });
      return { y: scaleLog([10 ** low, 10 ** high], range), marks };
    },
    guide: 1,
  },
  share: {
    values: (side) => side.scores.map((score) => score?.within_3sd ?? NaN),
    scale: (_, range) => ({ y: scaleLinear([0, 1], range), marks: [0, 0.25, 0.5, 0.75, 1].map((value) => ({ value, label: `${100 * value} %` })) }),
    guide: "perfect",
  },
};

export function createCurves(name) {
  const content = CONTENT[name];
  return function create({ canvas, actions }) {
    const drawAxes = createAxes(canvas);
    const guide = svg(canvas, "line", { class: "floor" });
    const guideName = svg(svg(canvas, "g", { class: "tick", "text-anchor": "end" }), "text", { class: "halo" });
    const lines = svg(canvas, "g");
    const cursor = svg(canvas, "line", { class: "cursor" });
    const names = svg(canvas, "g", { class: "names", "text-anchor": "end" });
    const reach = svg(canvas, "rect", { class: "reach" });
    let place;
    dragAlong(reach, (event) => actions.goToStep(place.invert(event.clientX - canvas.getBoundingClientRect().left)));

    function draw({ sides, index, t, width, height, em, steps, perfect }) {
      const box = { left: 3.6 * em, right: width - 0.8 * em, top: 0.9 * em, bottom: height - 3.1 * em };
      const drawn = sides.filter((side) => side.network).map((side) => ({ ...side, values: content.values(side), at: side.network.series("step") }));
      const { y, marks } = content.scale(drawn.flatMap((side) => side.values), [box.bottom, box.top]);
      place = scaleLinear([0, steps], [box.left, box.right]);
      drawAxes({
        box,
        em,
        x: place.ticks(Math.max(2, Math.min(5, Math.floor(width / (6 * em))))).map((one) => ({ at: place(one), label: whole(one) })),
        y: marks.map(({ value, label }) => ({ at: y(value), label })),
        xName: t("run.steps"),
      });
      const level = content.guide === "perfect" ? perfect : content.guide;
      set(guide, { x1: box.left, x2: box.right, y1: y(level), y2: y(level) });
      set(write(guideName, t(`duel.${name}.guide`, { perfect: (100 * perfect).toFixed(2) })), { x: box.right, y: y(level) + 1.25 * em });
      const through = (side) => lineThrough().defined(Number.isFinite).x((_, i) => place(side.at[i])).y((one) => y(one))(side.values) ?? "";
      each(lines, "path", drawn, (path, side) => set(path, { class: `curve run-curve c-${measureOf(side.network)}${side.name === "right" ? " exact" : ""}`, d: through(side) }));
      const ends = drawn.map((side) => ({ side, last: side.values.findLastIndex(Number.isFinite) })).filter((one) => one.last >= 0);
      const spots = ends.map(({ side, last }) => ({ side, x: place(side.at[last]), y: y(side.values[last]) }));
      // Each word above the end of its line, the higher one above the lower one's; what then lies too high moves down again.
      let limit = box.bottom - 0.3 * em;
      for (const one of spots.sort((a, b) => b.y - a.y)) {
        one.words = Math.min(limit, one.y - 0.5 * em);
        limit = one.words - 1.15 * em;
      }
      limit = box.top + em;
      for (const one of spots.toReversed()) {
        one.words = Math.max(limit, one.words);
        limit = one.words + 1.15 * em;
      }
      each(names, "text", spots, (text, one) => {
        const right = one.x < box.left + 9 * em; // where the line has only begun
        set(write(text, t(`duel.short.${one.side.kind}`)), { class: `label c-${measureOf(one.side.network)} halo`, x: one.x + (right ? 0.5 : -0.2) * em, y: one.words, "text-anchor": right ? "start" : "end" });
      });
      const here = drawn[0] ? place(drawn[0].at[Math.min(index, drawn[0].at.length - 1)]) : box.left;
      set(cursor, { x1: here, x2: here, y1: box.top, y2: box.bottom });
      set(reach, { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top });
      return t(`duel.${name}.line`);
    }

    return { title: ({ t }) => t(`duel.${name}`), draw, shape: "wide" };
  };
}
