// Numbers over the steps: the curves of the networks on show, each with its name; the cursor stands at the step on show.
import { createAxes } from "../kit/axes.js";
import { dragAlong, each, html, set, svg, write } from "../kit/dom.js";
import { value, whole } from "../kit/format.js";
import { createRuler } from "../kit/ruler.js";
import { linear } from "../kit/scale.js";
import { pathThrough } from "../kit/shapes.js";
import { linearAxis, logAxis, spread } from "./lineAxes.js";
import { CONTENT, curvesOf } from "./lineContent.js";
import { nearest } from "./moment.js";
import { shortNames, shortOf } from "./names.js";
import { colourOf, hasNumbers, measureOf } from "./state.js";

const MOST_OTHERS = 4; // runs in the background, each named

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
    this.widthOf = createRuler(canvas, "label");
    this.reach = svg(canvas, "rect", { class: "reach" });
    dragAlong(this.reach, (event) => {
      const place = event.clientX - canvas.getBoundingClientRect().left;
      actions.drag(nearest(this.steps, this.x.invert(place)));
    });
  }

  title({ t, shown }) {
    const measures = [...new Set(shown.map(measureOf))];
    if (this.name === "estimate") return t(`run.estimate.${measures.length > 1 ? "both" : measures[0]}`);
    return t(this.name === "losses" && shown.length > 1 ? "run.losses.pair" : `run.${this.name}`);
  }

  draw(view) {
    this.steps = view.steps;
    const present = this.curves(view);
    const rest = this.content.others ? this.background(view) : [];
    const frame = this.layout(view, present, rest);
    this.drawLines(view, present, rest, frame);
    this.drawNames(view, [...present, ...rest], frame);
    return this.words(view, present);
  }

  words({ t, sides, shown }, present) {
    const told = (network) => shown.length > 1 && new Set(shown.map(network)).size > 1;
    const [{ network, index }] = sides;
    if (shown.length > 1 && (this.name === "gradient" || told(measureOf) || told((one) => one.run.penalty)))
      return present
        .filter((one) => !one.exact)
        .map((one) => html("span", { class: "item" }, `${one.label} ${value(one.values[one.side.index])}`));
    return this.content.line({ t, network, at: (which) => value(network.value(which, index)) });
  }

  // The curves of the networks on show that have a number at all.
  curves({ sides, networks, t }) {
    const isPair = sides.length > 1;
    const isNamed = isPair || (this.content.others && networks.some((one) => one.run !== sides[0].network.run));
    const names = shortNames(
      sides.map((side) => side.network),
      t,
    );
    return sides.flatMap((side, i) => {
      const measure = measureOf(side.network);
      return curvesOf(this.content, side.network, isPair)
        .map((curve) => ({
          ...curve,
          ...{ side, colour: isPair ? colourOf(side.network) : curve.colour },
          steps: side.network.series("step"),
          values: side.network.series(curve.name),
          second: isPair && isDotted(sides, i),
          label: isNamed ? pairLabel(curve, names[i], measure, t) : labelOf(curve, t),
        }))
        .filter((curve) => curve.values.some(Number.isFinite));
    });
  }

  // The other seeds of the methods on show, without a name, and one network of each of the other runs.
  background({ networks, shown, t }) {
    const others = networks.filter((one) => !shown.includes(one) && hasNumbers(one, this.name));
    const runs = shown.map((one) => one.run);
    const drawn = (one) => ({ steps: one.series("step"), values: one.series(this.name) });
    const seeds = others
      .filter((one) => runs.includes(one.run))
      .map((one) => ({ ...drawn(one), colour: shown.length > 1 ? colourOf(one) : "q", label: "", kind: "seed" }));
    const first = others.filter(
      (one, i) => !runs.includes(one.run) && others.findIndex((o) => o.run === one.run) === i,
    );
    const named = first.slice(0, MOST_OTHERS).map((one) => {
      const same = others.find((other) => other.run === one.run && other.seed === shown[0].seed) ?? one;
      return { ...drawn(same), colour: "faint", label: shortOf(same, t), kind: "other" };
    });
    return [...seeds, ...named];
  }

  // The axes, the guides and the place of the pointer; returns what the curves are drawn with.
  layout({ shown, t, width, height, em, longest }, present, rest) {
    const levels = [...new Set(shown.flatMap((network) => this.content.guides(network)))];
    const all = [...present, ...rest];
    const longestStep = Math.max(longest, ...rest.map((one) => one.steps.at(-1)));
    const values = all.flatMap((one) => one.values);
    const span = [height - 3.1 * em, 0.9 * em];
    const { y, marks } = this.content.powers ? logAxis(values, span) : linearAxis(values, levels, span);
    const widest = Math.max(...marks.map((mark) => mark.label.length));
    // Room for the names of the lines that reach the end of the axis; the others have theirs inside.
    const outside = all.length > 1 ? all.filter((one) => one.label && one.steps.at(-1) > 0.8 * longestStep) : [];
    const wordWidth = Math.max(0, ...outside.map((one) => this.widthOf(one.label, em)));
    const [left, right] = [(0.62 * widest + 1.1) * em, width - Math.max(1.6 * em, 1.2 * em + wordWidth)];
    const box = { left, right, top: 0.9 * em, bottom: height - 3.1 * em };
    const x = linear([0, longestStep], [left, right]);
    const room = Math.max(2, Math.min(5, Math.floor((right - left) / (5 * em))));
    set(this.clip, { x: left, y: box.top - 3, width: right - left, height: box.bottom - box.top + 6 });
    set(this.reach, { x: left, y: box.top, width: right - left, height: box.bottom - box.top });
    this.drawAxes({
      box,
      em,
      x: x.ticks(room).map((one) => ({ at: x(one), label: Number.isInteger(one) ? whole(one) : value(one) })),
      y: marks,
      xName: t("run.steps"),
    });
    each(this.guides, "line", levels, (guide, level) =>
      set(guide, { class: level ? "floor" : "zero", x1: left, x2: right, y1: y(level), y2: y(level) }),
    );
    this.x = x;
    return { x, y, box, longestStep };
  }

  drawLines({ step, sides, em }, present, rest, { x, y, box }) {
    const through = ({ steps, values }) =>
      pathThrough(values.map((one, i) => [x(steps[i]), Number.isFinite(one) ? y(one) : null]));
    each(this.others, "path", rest, (path, one) =>
      set(path, { class: `curve ${one.kind} c-${one.colour}`, d: through(one) }),
    );
    each(this.lines, "path", present, (path, one) =>
      set(path, {
        class: `curve run-curve c-${one.colour}${one.dashed ? " exact" : ""}${one.second ? " second" : ""}`,
        d: through(one),
      }),
    );
    this.frame = { present, x, y, box, em };
    this.move({ step, sides });
  }

  // The cursor, and where each curve is now.
  move({ step, sides }) {
    const { present, x, y, box, em } = this.frame;
    set(this.cursor, { x1: x(step), x2: x(step), y1: box.top, y2: box.bottom });
    const here = present
      .map((one) => ({
        colour: one.colour,
        ...pointAt(
          one,
          sides.find((side) => side.network === one.side.network),
        ),
      }))
      .filter((one) => Number.isFinite(one.value));
    each(this.dots, "circle", here, (dot, one) =>
      set(dot, { class: `dot c-${one.colour}`, cx: x(one.at), cy: y(one.value), r: 0.36 * em }),
    );
  }

  drawNames({ em }, all, { x, y, box, longestStep }) {
    const named = all.length > 1 ? all.filter((one) => one.label) : [];
    const ends = named.map((one) => {
      const last = one.values.findLastIndex(Number.isFinite);
      return { ...one, x: x(one.steps[last]), at: y(one.values[last]), inside: one.steps.at(-1) <= 0.8 * longestStep };
    });
    spread(ends, em, box);
    each(this.names, "text", ends, (text, one) =>
      set(write(text, one.label), {
        class: `label c-${one.colour} halo`,
        x: (one.inside ? one.x : box.right) + 0.65 * em,
        y: one.at + 0.35 * em,
      }),
    );
  }
}

const labelOf = (curve, t) => t(curve.words ?? `run.short.${curve.name}`);
const pairLabel = (curve, name, measure, t) =>
  curve.exact ? t("run.short.exactOf", { measure: t(`run.short.${measure}_derivative`) }) : name;

// Of two lines in one colour one is dotted: that of minimax, as in print, or else the second.
function isDotted(sides, i) {
  if (new Set(sides.map(({ network }) => colourOf(network))).size > 1) return false;
  const [first, second] = sides.map(({ network }) => network.objective === "minimax");
  return first === second ? i > 0 : [first, second][i];
}

// Where a curve is now: on the line between two snapshots.
function pointAt({ steps, values }, { index, part }) {
  const mix = (row) => (part > 0 ? row[index] + part * (row[index + 1] - row[index]) : row[index]);
  return { at: mix(steps), value: mix(values) };
}
