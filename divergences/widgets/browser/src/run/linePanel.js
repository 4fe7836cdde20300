// Numbers over the steps: what each picture holds is a list of curves; the cursor stands at the snapshot on show.
import { scaleLinear } from "d3-scale";
import { createAxes } from "../kit/axes.js";
import { dragAlong, each, set, svg, write } from "../kit/dom.js";
import { power, shortNumber } from "../kit/format.js";
import { pathThrough } from "../kit/shapes.js";
import { hasNumbers, measureOf } from "./state.js";

// colour: a class of the palette. dashed: exact, not measured. A guide is a level that the curves are compared with.
const SCORER = { em: "name.critic", js: "name.discriminator" };
const CONTENT = {
  theta: {
    curves: () => [{ name: "theta", colour: "q" }],
    guides: () => [0],
    line: ({ t }) => t("run.theta.line"),
    others: "theta",
  },
  gradient: {
    curves: () => [
      { name: "gradient", colour: "q" },
      { name: "js_derivative", colour: "js", dashed: true },
      { name: "em_derivative", colour: "em", dashed: true },
    ],
    guides: () => [0],
    line: ({ t, at }) =>
      t("run.gradient.line", { gradient: at("gradient"), js: at("js_derivative"), em: at("em_derivative") }),
  },
  estimate: {
    curves: (network) => [
      { name: "estimate", colour: measureOf(network) },
      { name: measureOf(network), colour: measureOf(network), dashed: true, words: "run.short.exact" },
      ...(measureOf(network) === "em" ? [{ name: "distance", colour: "ink", dashed: true }] : []),
    ],
    guides: () => [0],
    line: ({ t, shown }) => t(`run.estimate.line.${measureOf(shown)}`),
  },
  losses: {
    curves: (network) => [
      { name: "critic_loss", colour: measureOf(network), words: SCORER[measureOf(network)] },
      { name: "generator_loss", colour: "q" },
    ],
    guides: () => [0],
    line: ({ t }) => t("run.losses.line"),
  },
  pull: { curves: () => [{ name: "pull", colour: "q" }], guides: () => [0], line: ({ t }) => t("run.pull.line") },
  slope: {
    curves: (network) => [{ name: "slope", colour: measureOf(network) }],
    guides: () => [0, 1],
    line: ({ t, shown }) => t(shown.run.penalty === "gp" ? "run.slope.line" : "run.slope.plain"),
  },
  distance: {
    curves: () => [{ name: "distance", colour: "em" }],
    guides: ({ run }) => [0, ...(run.floor === null ? [] : [run.floor])],
    line: ({ t, shown }) =>
      shown.run.floor === null
        ? t(`run.distance.plain.${measureOf(shown)}`)
        : t("run.distance.line", { floor: shortNumber(shown.run.floor) }),
  },
};

export class LinePanel {
  shape = "wide";

  constructor(name, { canvas, actions }) {
    this.name = name;
    this.content = CONTENT[name];
    this.steps = [];
    this.drawAxes = createAxes(canvas);
    this.clip = svg(svg(svg(canvas, "defs"), "clipPath", { id: `${name}-box` }), "rect");
    const inside = svg(canvas, "g", { "clip-path": `url(#${name}-box)` });
    this.guides = svg(inside, "g");
    this.others = svg(inside, "g");
    this.lines = svg(inside, "g");
    this.cursor = svg(canvas, "line", { class: "cursor" });
    this.dots = svg(canvas, "g");
    this.names = svg(canvas, "g", { class: "names" });
    this.reach = svg(canvas, "rect", { class: "reach" });
    dragAlong(this.reach, (event) => {
      const place = event.clientX - canvas.getBoundingClientRect().left;
      actions.goTo(nearest(this.steps, this.x.invert(place)));
    });
  }

  title({ t, shown }) {
    return t(this.name === "estimate" ? `run.estimate.${measureOf(shown)}` : `run.${this.name}`);
  }

  draw(view) {
    const { shown, networks, t } = view;
    this.steps = shown.series("step");
    const curves = this.content.curves(shown).map((curve) => ({ ...curve, values: shown.series(curve.name) }));
    const present = curves.filter((curve) => curve.values.some(Number.isFinite));
    const comparable = this.content.others ? networks.filter((one) => one !== shown && hasNumbers(one, this.name)) : [];
    const rest = comparable.map((one) => ({ steps: one.series("step"), values: one.series(this.content.others) }));
    const frame = this.layout(view, present, rest);
    this.drawLines(view, present, rest, frame);
    this.drawNames(view, present, frame);
    const at = (which) => shortNumber(shown.value(which, view.index));
    return this.content.line({ t, shown, at });
  }

  // The axes, the guides and the place of the pointer; returns what the curves are drawn with.
  layout({ shown, t, width, height, em }, present, rest) {
    const levels = this.content.guides(shown);
    const longestStep = Math.max(shown.run.steps, ...rest.map((one) => one.steps.at(-1)));
    const domain = range(
      [...present, ...rest].flatMap((one) => one.values),
      levels,
    );
    const y = scaleLinear(domain, [height - 3.1 * em, 0.9 * em]).nice(4);
    const marks = y.ticks(4);
    const widest = Math.max(...marks.map((mark) => tickLabel(mark).length));
    const wordWidth = present.length > 1 ? Math.max(...present.map((one) => textWidth(label(one, t), em))) : 0;
    const [left, right] = [(0.62 * widest + 1.1) * em, width - 1.2 * em - wordWidth];
    const box = { left, right, top: 0.9 * em, bottom: height - 3.1 * em };
    const x = scaleLinear([0, longestStep], [left, right]);
    const room = Math.max(2, Math.min(5, Math.floor((right - left) / (5 * em))));
    set(this.clip, { x: left, y: box.top - 3, width: right - left, height: box.bottom - box.top + 6 });
    set(this.reach, { x: left, y: box.top, width: right - left, height: box.bottom - box.top });
    this.drawAxes({
      box,
      em,
      x: x.ticks(room).map((one) => ({ at: x(one), label: tickLabel(one) })),
      y: marks.map((one) => ({ at: y(one), label: tickLabel(one) })),
      xName: t("run.steps"),
    });
    each(this.guides, "line", levels, (guide, level) =>
      set(guide, { class: level ? "floor" : "zero", x1: left, x2: right, y1: y(level), y2: y(level) }),
    );
    this.x = x;
    return { x, y, box };
  }

  drawLines({ index, em }, present, rest, { x, y, box }) {
    const through = ({ steps, values }) =>
      pathThrough(values.map((one, i) => [x(steps[i]), Number.isFinite(one) ? y(one) : null]));
    each(this.others, "path", rest, (path, one) => set(path, { class: "curve other", d: through(one) }));
    each(this.lines, "path", present, (path, one) =>
      set(path, {
        class: `curve run-curve c-${one.colour}${one.dashed ? " exact" : ""}`,
        d: through({ steps: this.steps, values: one.values }),
      }),
    );
    const now = x(this.steps[index]);
    set(this.cursor, { x1: now, x2: now, y1: box.top, y2: box.bottom });
    const here = present.filter((one) => Number.isFinite(one.values[index]));
    each(this.dots, "circle", here, (dot, one) =>
      set(dot, { class: `dot c-${one.colour}`, cx: now, cy: y(one.values[index]), r: 0.36 * em }),
    );
  }

  drawNames({ t, em }, present, { y, box }) {
    const last = (one) => y(one.values.findLast(Number.isFinite));
    const ends = present.length > 1 ? present.map((one) => ({ ...one, at: last(one) })) : [];
    spread(ends, em, box);
    each(this.names, "text", ends, (text, one) =>
      set(write(text, label(one, t)), {
        class: `label c-${one.colour} halo`,
        x: box.right + 0.65 * em,
        y: one.at + 0.35 * em,
      }),
    );
  }
}

const label = (curve, t) => t(curve.words ?? `run.short.${curve.name}`);

// Chinese characters are as wide as they are high.
const textWidth = (words, em) => [...words].reduce((sum, one) => sum + (one > "\u2e80" ? 1.05 : 0.6), 0.3) * em;

function tickLabel(number) {
  const size = Math.abs(number);
  if (size >= 1e5 || (size > 0 && size < 1e-3)) {
    const exponent = Math.floor(Math.log10(size) + 1e-9);
    const mantissa = Number((number / 10 ** exponent).toPrecision(3));
    return `${mantissa === 1 ? "" : `${mantissa}·`}${power(exponent)}`.replace("-", "−");
  }
  return String(Number(number.toPrecision(6))).replace("-", "−");
}

// All that is finite; a level picture still needs some height.
function range(values, levels) {
  let [low, high] = [Math.min(...levels), Math.max(...levels)];
  for (const one of values) {
    if (!Number.isFinite(one)) continue;
    low = Math.min(low, one);
    high = Math.max(high, one);
  }
  return high > low ? [low, high] : [low - 1, high + 1];
}

// A line's height from each other, above the numbers of the axis; those that then lie too high push the others down again.
function spread(ends, em, box) {
  ends.sort((a, b) => b.at - a.at);
  let limit = box.bottom - 0.3 * em;
  for (const one of ends) {
    one.at = Math.min(one.at, limit);
    limit = one.at - 1.15 * em;
  }
  limit = box.top;
  for (const one of ends.toReversed()) {
    one.at = Math.max(one.at, limit);
    limit = one.at + 1.15 * em;
  }
}

function nearest(steps, step) {
  let best = 0;
  steps.forEach((one, i) => {
    if (Math.abs(one - step) < Math.abs(steps[best] - step)) best = i;
  });
  return best;
}
