// One number of both sides over the generator's steps: the pull on a logarithmic axis, the distance from the data, or the share of good samples.
import { scaleLinear, scaleLog } from "d3-scale";
import { createAxes } from "../kit/axes.js";
import { dragAlong, each, set, show, svg, write } from "../kit/dom.js";
import { power, value, whole } from "../kit/format.js";
import { createRuler } from "../kit/ruler.js";
import { pathThrough } from "../kit/shapes.js";
import { colourOf } from "../run/state.js";

const LEAST = 1e-30; // what lies below is drawn at the foot of the axis
const MOST = 1e12;
const FIRST = 100; // steps on the axis at first; it doubles, so that a run that has only begun can be read
const AWAY = 20; // from this many times the first distance on the axis is logarithmic

// A logarithmic axis over whole powers of ten, from the least to the largest of these values.
function logarithmic(values, range) {
  const [low, high] = [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
  const every = Math.ceil((high - low) / 5);
  const marks = [];
  for (let one = high; one >= low; one -= every) marks.push({ value: 10 ** one, label: power(one) });
  return { y: scaleLog([10 ** low, 10 ** high], range), marks };
}

const CONTENT = {
  pull: {
    values: (side) =>
      side.network.series("pull").map((pull) => (Number.isFinite(pull) ? Math.min(MOST, Math.max(LEAST, pull)) : NaN)),
    scale: (values, range) => logarithmic([0.1, 10, ...values.filter(Number.isFinite)], range),
    guide: () => 1,
  },
  distance: {
    values: (side) => side.network.series("distance"),
    // Linear, unless one side has diverged: the curve of the other would then lie at the bottom.
    scale(values, range, { floor }) {
      const sound = values.filter((one) => Number.isFinite(one) && one > 0);
      const most = Math.max(0.01, ...sound);
      if (most > AWAY * (sound[0] ?? most)) return logarithmic([floor || 0.1, ...sound], range);
      const y = scaleLinear([0, most], range).nice(4);
      return { y, marks: y.ticks(4).map((at) => ({ value: at, label: value(at) })) };
    },
    guide: ({ floor }) => floor,
  },
  share: {
    values: (side) => side.scores.map((score) => score?.within_3sd ?? NaN),
    scale: (_, range) => ({
      y: scaleLinear([0, 1], range),
      marks: [0, 0.25, 0.5, 0.75, 1].map((value) => ({ value, label: `${100 * value} %` })),
    }),
    guide: ({ perfect }) => perfect,
  },
};

export class Curves {
  shape = "wide";

  constructor(name, { canvas, actions }) {
    this.name = name;
    this.content = CONTENT[name];
    this.drawAxes = createAxes(canvas);
    this.guide = svg(canvas, "line", { class: "floor" });
    const guideNames = svg(canvas, "g", { class: "tick" });
    this.guideName = svg(guideNames, "text", { class: "halo" });
    this.guideWidth = createRuler(guideNames);
    this.lines = svg(canvas, "g");
    this.cursor = svg(canvas, "line", { class: "cursor" });
    this.nameWidth = createRuler(svg(canvas, "g", { class: "names" }), "label");
    this.names = svg(canvas, "g", { class: "names" });
    this.reach = svg(canvas, "rect", { class: "reach" });
    this.said = null; // where the guide's words stand
    dragAlong(this.reach, (event) => {
      const place = event.clientX - canvas.getBoundingClientRect().left;
      actions.goToStep(this.x.invert(place));
    });
  }

  title({ t }) {
    return t(`duel.${this.name}`);
  }

  draw(view) {
    const { sides, t } = view;
    const drawn = sides
      .filter((side) => side.network)
      .map((side) => ({ ...side, values: this.content.values(side), at: side.network.series("step") }));
    const { x, y, box } = this.layout(view, drawn);
    const sameColour = new Set(drawn.map((side) => colourOf(side.network))).size < 2;
    each(this.lines, "path", drawn, (path, side, i) =>
      set(path, {
        class: `curve run-curve c-${colourOf(side.network)}${i && sameColour ? " second" : ""}`,
        d: pathThrough(side.values.map((one, i) => [x(side.at[i]), Number.isFinite(one) ? y(one) : null])),
      }),
    );
    this.drawNames(view, drawn, { x, y, box });
    this.box = box;
    this.move(view);
    return t(`duel.${this.name}.line`);
  }

  // Where on the curves the planes stand.
  move({ sides, index }) {
    const { box, x } = this;
    // One that ran away has no later frames; the other goes on.
    const steps = sides
      .map((side) => side.network?.series("step") ?? [])
      .reduce((a, b) => (b.length > a.length ? b : a));
    const here = steps.length ? x(steps[Math.min(index, steps.length - 1)]) : box.left;
    set(this.cursor, { x1: here, x2: here, y1: box.top, y2: box.bottom });
  }

  // The axes and the guide; returns what the curves are drawn with.
  layout(view, drawn) {
    const { t, width, height, em, steps, perfect, floor } = view;
    const box = { left: 3.6 * em, right: width - 1.6 * em, top: 0.9 * em, bottom: height - 3.1 * em };
    const values = drawn.flatMap((side) => side.values);
    const { y, marks } = this.content.scale(values, [box.bottom, box.top], view);
    const last = Math.max(0, ...drawn.map((side) => side.at.at(-1)));
    const end = Math.min(steps, FIRST * 2 ** Math.ceil(Math.log2(Math.max(1, last / FIRST))));
    const x = scaleLinear([0, end], [box.left, box.right]);
    const room = Math.max(2, Math.min(5, Math.floor(width / (6 * em))));
    this.drawAxes({
      box,
      em,
      x: x.ticks(room).map((one) => ({ at: x(one), label: whole(one) })),
      y: marks.map(({ value, label }) => ({ at: y(value), label })),
      xName: t("run.steps"),
    });
    const level = y(this.content.guide(view) ?? NaN);
    const known = Number.isFinite(level);
    show(this.guide, known);
    show(this.guideName, known);
    this.said = null;
    if (known) {
      set(this.guide, { x1: box.left, x2: box.right, y1: level, y2: level });
      const said = (key) => t(`duel.${this.name}.${key}`, { perfect: (100 * perfect).toFixed(2), floor: value(floor) });
      const fits = this.guideWidth(said("guide"), em) < box.right - box.left;
      const words = said(fits ? "guide" : "guide.narrow");
      // Below its line, but above it where the axis leaves no room; on the side on which no curve ends.
      const left = x(last) > (box.left + box.right) / 2;
      const place = left ? box.left + 0.3 * em : box.right;
      const from = left ? place : place - this.guideWidth(words, em);
      this.said = {
        from,
        to: from + this.guideWidth(words, em),
        y: level + (level + 1.6 * em > box.bottom ? -0.4 : 1.25) * em,
      };
      set(write(this.guideName, words), { x: place, y: this.said.y, "text-anchor": left ? "start" : "end" });
    }
    set(this.reach, {
      x: box.left,
      y: box.top,
      width: box.right - box.left,
      height: Math.max(0, box.bottom - box.top),
    });
    this.x = x;
    return { x, y, box };
  }

  drawNames({ t, em }, drawn, { x, y, box }) {
    const spots = drawn
      .map((side) => ({ side, last: side.values.findLastIndex(Number.isFinite) }))
      .filter((one) => one.last >= 0)
      .map(({ side, last }) => {
        const [at, name] = [x(side.at[last]), t(`duel.short.${side.switched ? "switched" : side.kind}`)];
        const width = this.nameWidth(name, em);
        const right = at + 0.5 * em + width < box.right;
        const from = right ? at + 0.5 * em : at - 0.2 * em - width;
        return { side, at, right, name, y: y(side.values[last]), words: 0, from, to: from + width };
      });
    spread(spots, em, this.roomFor(spots, em, box));
    each(this.names, "text", spots, (text, one) =>
      set(write(text, one.name), {
        class: `label c-${colourOf(one.side.network)} halo`,
        x: one.at + (one.right ? 0.5 : -0.2) * em,
        y: one.words,
        "text-anchor": one.right ? "start" : "end",
      }),
    );
  }

  // From the highest to the lowest place of a name; the guide's own words are left out, should they stand below one.
  roomFor(spots, em, box) {
    const [top, bottom, said] = [box.top + em, box.bottom - 0.3 * em, this.said];
    if (!said || !spots.some(({ from, to }) => from < said.to && to > said.from)) return { top, bottom };
    // Names move only where the guide lies at an edge: elsewhere each stays at the end of its own line.
    return {
      top: said.y - top < 1.2 * em ? said.y + 1.2 * em : top,
      bottom: bottom - said.y < 1.2 * em ? said.y - 1.2 * em : bottom,
    };
  }
}

// Each word above the end of its line, the higher one above the lower one's; what then lies too high moves down again.
function spread(spots, em, { top, bottom }) {
  let limit = bottom;
  for (const one of spots.sort((a, b) => b.y - a.y)) {
    one.words = Math.min(limit, one.y - 0.5 * em);
    limit = one.words - 1.15 * em;
  }
  limit = top;
  for (const one of spots.toReversed()) {
    one.words = Math.max(limit, one.words);
    limit = one.words + 1.15 * em;
  }
}
