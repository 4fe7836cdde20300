// The plane: the critic's landscape as shades and level lines, real and generated samples, and the push on some of them.
import { contours } from "d3-contour";
import { createAxes } from "../kit/axes.js";
import { each, html, set, svg, write } from "../kit/dom.js";
import { value } from "../kit/format.js";
import { linear } from "../kit/scale.js";
import { pixel } from "../kit/shapes.js";
import { colourOf, measureOf } from "./state.js";

const LEVELS = Array.from({ length: 11 }, (_, i) => (65535 * (i + 1)) / 12);
const PUSH = 0.11; // the run's largest mean push, as a share of the picture's side
const FEWER = 4; // a segment's arrows lie side by side

let planes = 0;

export class PlanePanel {
  shape = "square";

  constructor({ canvas }) {
    const id = `plane-box-${++planes}`; // two planes stand in one document
    this.clip = svg(svg(svg(canvas, "defs"), "clipPath", { id }), "rect");
    this.drawAxes = createAxes(canvas);
    const inside = svg(canvas, "g", { "clip-path": `url(#${id})` });
    this.shades = svg(inside, "g", { class: "shades" });
    this.real = svg(inside, "path", { class: "points c-p" });
    this.fake = svg(inside, "path", { class: "points c-q" });
    this.arrows = svg(inside, "path", { class: "pushes" });
    this.outside = svg(canvas, "text", { class: "note halo", "text-anchor": "middle" });
    this.reference = { network: null, length: 1 };
  }

  // `size` and `reference` are given where two planes are compared: the unit of both axes, and the push that is drawn longest.
  draw({ shown, index, part = 0, t, width, height, em, size = shown.run.size, reference = this.longest(shown) }) {
    const side = Math.min(width - 3.8 * em, height - 2.2 * em);
    const left = Math.max(2.8 * em, (width - side) / 2);
    const box = { left, right: left + side, top: 0.6 * em, bottom: 0.6 * em + side };
    const { run } = shown;
    const reach = size / run.size; // places are in units of the run's own half side
    const x = linear([-reach, reach], [box.left, box.right]);
    const y = linear([-reach, reach], [box.bottom, box.top]);
    set(this.clip, { x: box.left, y: box.top, width: side, height: side });
    const ticks = linear([-size, size], [-reach, reach]);
    const values = ticks.ticks(side < 16 * em ? 3 : 5);
    this.drawAxes({
      box,
      em,
      x: values.map((one) => ({ at: x(ticks(one)), label: value(one) })),
      y: values.map((one) => ({ at: y(ticks(one)), label: value(one) })),
      xName: "",
    });

    set(this.real, { d: dots(shown.realPlaces, x, y), "stroke-width": 0.3 * em });
    set(this.fake, { "stroke-width": 0.36 * em });
    this.scales = { x, y, side };
    this.move({ shown, index, part, reference });
    this.sayOutside({ shown, index, t });
    set(this.outside, { x: (box.left + box.right) / 2, y: box.bottom - 0.7 * em });
    return this.legend(t, colourOf(shown));
  }

  sayOutside({ shown, index, t }) {
    const count = shown.value("outside", index);
    write(this.outside, count ? t("run.outside", { count, total: shown.run.samples }) : "");
  }

  // All that the critic and the generator change.
  move({ shown, index, part, reference = this.longest(shown) }) {
    const { x, y, side } = this.scales;
    const { run } = shown;
    const frame = shown.frameBetween(index, part);
    set(this.shades, { class: `shades c-${colourOf(shown)}` });
    const flat = !(shown.value("high", index) > shown.value("low", index));
    const bands = flat ? [] : contours().size([run.grid, run.grid]).thresholds(LEVELS)(frame.levels);
    const step = 2 / (run.grid - 1);
    each(this.shades, "path", bands, (path, band) =>
      set(path, {
        d: rings(
          band.coordinates,
          (at) => x((at - 0.5) * step - 1),
          (at) => y((at - 0.5) * step - 1),
        ),
      }),
    );
    set(this.fake, { d: dots(frame.samples, x, y) });
    set(this.arrows, { d: pushes(frame, (PUSH * side) / reference, run.shift ? FEWER : 1, x, y, side) });
  }

  // Nothing where it is as it was.
  legend(t, colour) {
    const known = `${colour} ${t("run.levels")}`;
    if (this.known === known) return null;
    this.known = known;
    return legend(t, colour);
  }

  // One scale for a whole run: otherwise a vanishing push would be drawn as long as before.
  longest(network) {
    if (this.reference.network !== network) this.reference = { network, length: longestPush(network) };
    return this.reference.length;
  }

  /** @param {Record<string, any>} view */
  title({ t, shown, sides = [], presenter }) {
    return t(`run.plane.${presenter || sides.length > 1 ? "short." : ""}${measureOf(shown)}`);
  }
}

// The largest mean push of a run.
export function longestPush(network) {
  const sound = network
    .series("pull")
    .filter((pull, i) => Number.isFinite(pull) && network.value("diverged_at", i) < 0);
  return Math.max(1e-300, ...sound);
}

// Each mark stays beside its words.
const legend = (t, colour) =>
  [
    ["●", "p", "run.real"],
    ["●", "q", "run.generated"],
    ["↗", "ink", "run.push"],
    ["■", colour, "run.levels"],
  ].map(([mark, one, key]) =>
    html("span", { class: "entry" }, html("span", { class: `key c-${one}` }, mark), ` ${t(key)}`),
  );

const rings = (polygons, x, y) =>
  polygons
    .flat()
    .map((ring) => `M${ring.map(([a, b]) => `${pixel(x(a))} ${pixel(y(b))}`).join("L")}Z`)
    .join("");

// All dots are one path: a line of length 0 with a round cap is a dot.
function dots(places, x, y) {
  let d = "";
  for (let i = 0; i < places.length; i += 2) d += `M${pixel(x(places[i]))} ${pixel(y(places[i + 1]))}h0`;
  return d;
}

function pushes({ arrows, samples }, scale, every, x, y, side) {
  let d = "";
  for (let i = 0; i < arrows.length; i += 2 * every) {
    const size = Math.hypot(arrows[i], arrows[i + 1]);
    const length = Math.min(1.5 * PUSH * side, scale * size);
    if (!(length > 1)) continue;
    const [dx, dy] = [(length * arrows[i]) / size, (-length * arrows[i + 1]) / size];
    const [fromX, fromY] = [x(samples[i]), y(samples[i + 1])];
    const [toX, toY] = [fromX + dx, fromY + dy];
    const head = Math.min(0.3, 5 / length);
    const [hx, hy] = [head * dx, head * dy];
    d += `M${pixel(fromX)} ${pixel(fromY)}L${pixel(toX)} ${pixel(toY)}`;
    d += `M${pixel(toX - hx - 0.6 * hy)} ${pixel(toY - hy + 0.6 * hx)}L${pixel(toX)} ${pixel(toY)}`;
    d += `L${pixel(toX - hx + 0.6 * hy)} ${pixel(toY - hy - 0.6 * hx)}`;
  }
  return d;
}
