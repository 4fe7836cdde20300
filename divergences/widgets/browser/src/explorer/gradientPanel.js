// |dJS/dθ| and |dEM/dθ| over |θ|. A log axis has no 0: what is exactly 0 has a band of its own below it, and for
// blurred segments, whose gradient is never exactly 0, marks show where float32 and float64 round it to 0.
import { createAxes } from "../kit/axes.js";
import { createChoice } from "../kit/choice.js";
import { each, set, show, svg, write } from "../kit/dom.js";
import { power, value } from "../kit/format.js";
import { linear } from "../kit/scale.js";
import { circle, pathThrough, triangle } from "../kit/shapes.js";
import { CHOICES } from "./state.js";
import { steepness } from "./verdicts.js";

const SAMPLES = Array.from({ length: 240 }, (_, i) => ((i + 1) / 240) ** 2);
const CURVES = ["em", "js"];

export class GradientPanel {
  x;
  y;
  box;
  em;
  zeroAt;
  log;
  bottom;

  constructor({ canvas, tools, actions }) {
    this.live = true;
    this.choice = createChoice("gradient_scale", CHOICES.gradient_scale, "explorer.scale", actions.change);
    tools.append(this.choice.element);
    this.clip = svg(svg(svg(canvas, "defs"), "clipPath", { id: "gradient-box" }), "rect");
    this.zones = svg(canvas, "g");
    this.zero = svg(canvas, "rect", { class: "band" });
    this.drawAxes = createAxes(canvas);
    this.breakMark = svg(canvas, "path", { class: "break" });
    this.floors = svg(canvas, "g");
    this.inside = svg(canvas, "g", { "clip-path": "url(#gradient-box)" });
    this.paths = Object.fromEntries(
      CURVES.map((curve) => [curve, svg(this.inside, "path", { class: `curve c-${curve}` })]),
    );
    this.jumps = svg(canvas, "g");
    this.crossings = svg(canvas, "g");
    this.names = svg(canvas, "g", { class: "names" });
    this.cursor = svg(canvas, "line", { class: "cursor" });
    this.notes = svg(canvas, "g", { class: "notes" });
    this.dots = svg(canvas, "g");
    // Where a steepness, given as its natural log, is drawn; null where there is none.
    this.level = (logSteepness) => {
      if (Number.isNaN(logSteepness)) return null;
      if (!this.log) return this.y(Math.exp(logSteepness));
      return logSteepness === -Infinity ? this.zeroAt : this.y(logSteepness / Math.LN10);
    };
  }

  layout(view) {
    const { state, t, width, height, measures, ranges, floors: logFloors } = view;
    this.em = view.em;
    this.log = state.gradient_scale !== "linear";
    const blurred = measures.hasTable("js_log_slope");
    const deep = state.gradient_scale === "floats" && blurred;
    this.layoutChoice(view, blurred);
    const band = this.log ? 2.1 * this.em : 0;
    this.box = {
      left: (deep ? 3.4 : 3.1) * this.em,
      right: width - 2.4 * this.em,
      top: 0.8 * this.em,
      bottom: height - 3.2 * this.em - band,
      axis: height - 3.2 * this.em,
    };
    const end = deep ? Math.max(ranges.theta.max, 80 * state.scale) : ranges.theta.max;
    this.x = linear([0, end], [this.box.left, this.box.right]);
    const peak = Math.max(
      1,
      ...SAMPLES.map((share) => Math.exp(measures.logSteepness("js", share * end) || -Infinity)),
    );
    const domain = deep ? [-375, 20] : this.log ? [blurred ? -4 : -2, 1] : [0, 1.15 * peak];
    this.y = linear(domain, [this.box.bottom, this.box.top]);
    this.bottom = this.box.bottom;
    this.zeroAt = this.box.axis - 0.75 * this.em;
    set(this.clip, {
      x: this.box.left,
      width: this.box.right - this.box.left,
      y: 0,
      height: (blurred ? this.box.bottom : this.box.axis) + 2,
    });
    show(this.zero, this.log);
    set(this.zero, {
      x: this.box.left,
      width: this.box.right - this.box.left,
      y: this.box.axis - 1.5 * this.em,
      height: 1.5 * this.em,
    });
    const gap = (this.box.bottom + this.box.axis - 1.5 * this.em) / 2;
    show(this.breakMark, this.log);
    set(this.breakMark, {
      d: [-0.1, 0.25]
        .map(
          (dy) =>
            `M${this.box.left - 0.45 * this.em} ${gap + (dy + 0.1) * this.em}l${0.9 * this.em} ${-0.36 * this.em}`,
        )
        .join(""),
    });
    const exponents = deep ? [0, -100, -200, -300] : blurred ? [1, 0, -1, -2, -3, -4] : [1, 0, -1, -2];
    const heights = this.log
      ? [
          ...exponents.map((exponent) => ({ at: this.y(exponent), label: exponent === 0 ? "1" : power(exponent) })),
          { at: this.zeroAt, label: "0", kind: "strong", grid: false },
        ]
      : this.y.ticks(4).map((height_) => ({ at: this.y(height_), label: value(height_) }));
    this.drawAxes({
      box: { ...this.box, bottom: this.box.axis },
      em: this.em,
      x: this.x.ticks(5).map((distance) => ({ at: this.x(distance), label: value(distance) })),
      y: heights,
      xName: end > ranges.theta.max ? t("explorer.beyondSlider", { end: value(ranges.theta.max) }) : "|θ|",
    });
    this.drawFloors(deep ? logFloors : {}, view);
    this.drawCurves(view, end, deep);
    set(this.cursor, { y1: this.box.top - 0.4 * this.em, y2: this.box.axis });
  }

  // Only the gradient of the blurred pair has a range that needs the floats' axis; the others show their log axis there.
  layoutChoice(view, blurred) {
    const { gradient_scale: chosen } = view.state;
    const shown = chosen === "floats" && !blurred ? "log" : chosen;
    this.choice.layout({ ...view, state: { ...view.state, gradient_scale: shown } });
    this.choice.element.lastElementChild.hidden = !blurred;
  }

  drawFloors(logFloors, { state, t, measures }) {
    const marks = Object.entries(logFloors).map(([kind, floor]) => ({
      at: this.y(floor / Math.LN10),
      distance: measures.fallsBelow("js", floor),
      key: kind === "float32" ? "explorer.zero32" : "explorer.zero64",
    }));
    each(this.zones, "rect", marks, (zone, { at }) =>
      set(zone, {
        class: "zone",
        x: this.box.left,
        width: this.box.right - this.box.left,
        y: at,
        height: this.bottom - at,
      }),
    );
    each(this.floors, "line", marks, (floor, { at }) =>
      set(floor, { class: "floor", x1: this.box.left, x2: this.box.right, y1: at, y2: at }),
    );
    // Each label stands where the curve reaches the line of its float type, on the side without the curve.
    each(this.notes, "text", marks, (note, { at, distance, key }, i) =>
      set(write(note, t(key, { distance: value(distance) })), {
        class: "note halo",
        "text-anchor": i === 0 ? "start" : "end",
        x: this.x(distance) + (i === 0 ? 0.7 : -0.4) * this.em,
        y: at + (i === 0 ? -0.38 : 1.2) * this.em,
      }),
    );
    const visible = state.curves.includes("js") ? marks : [];
    each(this.crossings, "circle", visible, (dot, { at, distance }) =>
      set(dot, { class: "jump c-js", cx: this.x(distance), cy: at, r: 0.32 * this.em }),
    );
  }

  drawCurves({ state, t, measures }, end, deep) {
    const ends = [];
    const open = [];
    for (const curve of CURVES) {
      if (!show(this.paths[curve], state.curves.includes(curve))) continue;
      // A strip's steepness jumps where the strips part: the line stops at either side of that place.
      const jump = curve === "js" && state.family === "strips" && state.width < end ? state.width : null;
      const distances = SAMPLES.map((share) => share * end);
      if (jump) distances.push(jump * (1 - 1e-9), jump, jump * (1 + 1e-9));
      distances.sort((a, b) => a - b);
      const points = distances.map((distance) => [
        this.x(distance),
        this.level(measures.logSteepness(curve, distance)),
      ]);
      set(this.paths[curve], { d: pathThrough([[this.x(0), points[0][1]], ...points]) });
      if (jump) {
        for (const side of [1 - 1e-9, 1 + 1e-9])
          open.push({ curve, cx: this.x(jump), cy: this.level(measures.logSteepness(curve, jump * side)) });
      }
      if (curve === "js" && deep) {
        const [cx, cy] =
          points.find(([, at]) => at !== null && at > this.y(-130) && at > this.box.top + 2) ?? points.at(-1);
        ends.push({ curve, beside: cx + 0.8 * this.em, at: cy - 0.4 * this.em });
      } else if (points.at(-1)[1] > this.bottom && points.at(-1)[1] !== this.zeroAt) {
        // The name of a curve that leaves the axis stands where it leaves.
        const [cx, cy] = points.findLast(([, at]) => at !== null && at < this.bottom - this.em) ?? points[0];
        ends.push({ curve, beside: cx + 0.8 * this.em, at: cy });
      } else
        ends.push({
          curve,
          beside: this.box.right + 0.65 * this.em,
          at: Math.min(points.at(-1)[1], this.box.axis - 0.4 * this.em),
        });
    }
    for (const curve of CURVES.filter((one) => state.curves.includes(one))) {
      const atZero = measures.logSteepness(curve, 0);
      if (Number.isNaN(atZero))
        open.push({ curve, cx: this.x(0), cy: this.level(measures.logSteepness(curve, 1e-9 * end)) });
    }
    each(this.jumps, "circle", open, (dot, { curve, cx, cy }) =>
      set(dot, { class: `jump c-${curve}`, cx, cy, r: 0.32 * this.em }),
    );
    each(this.names, "text", ends, (text, { curve, beside, at }) =>
      set(write(text, t(`short.${curve}`)), { class: `label c-${curve} halo`, x: beside, y: at + 0.35 * this.em }),
    );
    const flat = state.curves.includes("js") && state.family !== "blur";
    if (flat) {
      each(this.notes, "text", [t("explorer.exactlyZero")], (note, words) =>
        set(write(note, words), {
          class: "note halo c-js",
          x: this.x(state.family === "strips" ? (state.width + end) / 2 : end / 2),
          y: this.log ? this.zeroAt - 1.1 * this.em : this.zeroAt - 0.1 * this.em,
          "text-anchor": "middle",
        }),
      );
    }
  }

  update({ state, t, measures }) {
    const at = this.x(Math.abs(state.theta));
    set(this.cursor, { x1: at, x2: at });
    each(this.dots, "path", CURVES, (dot, curve) => {
      const height = this.level(measures.logSteepness(curve, state.theta));
      if (!show(dot, state.curves.includes(curve) && height !== null)) return;
      const beneath = height > this.bottom && height !== this.zeroAt;
      set(dot, {
        class: `dot c-${curve}`,
        d: beneath ? triangle(-0.5 * this.em) : circle(0.38 * this.em),
        transform: `translate(${at} ${beneath ? this.bottom : height})`,
      });
    });
    return t("explorer.gradientAt", {
      js: steepness("js", state, t, measures),
      em: steepness("em", state, t, measures),
    });
  }
}
