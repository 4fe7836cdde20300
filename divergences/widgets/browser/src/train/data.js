// The distributions of divergences/gan/data.py, as maps from plain random numbers to points; their numbers come from there.
import { circle } from "./functions.js";
import settings from "./settings.generated.json" with { type: "json" };

/** @typedef {import("./memory.js").Floats} Floats */
/** @typedef {[number, number]} Point */
/** @typedef {(uniform: Point, normal: Point) => Point} Draw  from two uniform and two standard normal numbers */
/**
 * @typedef {object} Data
 * @property {number} size  half the side of a square around 0 that holds it
 * @property {number} scale  networks see data times this
 * @property {Point[] | null} modes
 * @property {number | null} spread  the standard deviation of a mode along each axis
 * @property {Draw} draw
 */

/** @typedef {{ size: number, scale: number, modes: number[][] | null, spread: number | null, noise: number | null }} Numbers */

/** @type {(points: Point[], noise: number) => Draw} */
const oneOf =
  (points, noise) =>
  ([u], [a, b]) => {
    const [x, y] = points[Math.min(points.length - 1, Math.floor(u * points.length))];
    return [x + noise * a, y + noise * b];
  };

/** @type {Record<string, (noise: number) => Draw>} */
const SHAPES = {
  segments:
    () =>
    ([, v]) => [0, v],
  "swiss-roll":
    (noise) =>
    ([u], [a, b]) => {
      const turns = 0.75 * (1 + 2 * u);
      const [sine, cosine] = circle(turns);
      const radius = turns / 2.25;
      return [radius * cosine + noise * a, radius * sine + noise * b];
    },
  "two-moons":
    (noise) =>
    ([u, v], [a, b]) => {
      const [sine, cosine] = circle(u / 2);
      const [x, y] = v < 0.5 ? [1 - cosine, 0.5 - sine] : [cosine, sine];
      return [x - 0.5 + noise * a, y - 0.25 + noise * b];
    },
};

/**
 * The data of that name.
 * @param {string} name  "own" for the visitor's points
 * @param {Point[]} points  used for "own" alone: drawn with replacement and equal weights
 * @param {number} noise  the standard deviation added to each coordinate of a drawn point
 * @returns {Data}
 */
export function chooseData(name, points = [], noise = 0) {
  if (name === "own") {
    if (!points.length) throw new RangeError("points must be at least one, got none");
    const reach = points.flat().reduce((most, x) => Math.max(most, Math.abs(x)), 0) || 1;
    return {
      size: settings.own_margin * reach,
      scale: 1 / reach,
      modes: null,
      spread: null,
      draw: oneOf(points, noise),
    };
  }
  const { modes, spread, size, scale, noise: own } = /** @type {Record<string, Numbers>} */ (settings.data)[name];
  if (modes && spread !== null) {
    const centres = /** @type {Point[]} */ (modes);
    return { size, scale, modes: centres, spread, draw: oneOf(centres, spread) };
  }
  return { size, scale, modes: null, spread: null, draw: SHAPES[name](own ?? 0) };
}

/**
 * Fills `to` with samples as networks see them.
 * @param {Data} data
 * @param {import("./streams.js").Stream} stream
 * @param {Floats} to  (n, 2)
 */
export function fillWithSamples(data, stream, to) {
  for (let at = 0; at < to.length; at += 2) {
    const [x, y] = data.draw([stream.uniform(), stream.uniform()], [stream.normal(), stream.normal()]);
    to[at] = data.scale * x;
    to[at + 1] = data.scale * y;
  }
}
