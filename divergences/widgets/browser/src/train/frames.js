// A snapshot as the bytes that the view of a run reads: divergences/widgets/frames.py, which says what lies where.
import settings from "./settings.generated.json" with { type: "json" };

/** @typedef {import("./memory.js").Floats} Floats */

const { numbers: NAMES, arrows: ARROWS, slope_edges: EDGES, unit: UNIT, real: REAL } = settings.frames;
const FARTHEST = 3.99;

/**
 * One frame.
 * @param {import("./snapshots.js").Snapshot & { distance?: number }} snapshot
 * @param {number} size  half the side of the square of the data
 */
export function packFrame(snapshot, size) {
  const { samples, pull, critic, slopes } = snapshot;
  const count = slopes.length;
  const sound = slopes.every(Number.isFinite);
  const [low, high] = critic.every(Number.isFinite)
    ? [least(critic), -least(critic.map((level) => -level))]
    : [NaN, NaN];
  const lengths = Float64Array.from(slopes, (_, i) =>
    Math.sqrt(pull[2 * i] * pull[2 * i] + pull[2 * i + 1] * pull[2 * i + 1]),
  );
  /** @type {Record<string, number>} */
  const known = {
    step: snapshot.step,
    seconds: snapshot.seconds,
    estimate: snapshot.estimate,
    critic_loss: snapshot.critic_loss,
    generator_loss: snapshot.generator_loss,
    diverged_at: snapshot.diverged_at,
    distance: snapshot.distance ?? NaN,
    pull: pairwiseSum(lengths, 0, count) / count,
    slope: pairwiseSum(slopes, 0, count) / count,
    above: sound ? slopes.filter((slope) => slope > 1).length / count : NaN,
    outside: slopes.filter((_, i) => !(Math.abs(samples[2 * i]) <= size && Math.abs(samples[2 * i + 1]) <= size))
      .length,
    low,
    high,
  };
  const height = (/** @type {number} */ level) => (high > low ? (level - low) / (high - low) : 0);
  const parts = [
    Float64Array.from(NAMES, (name) => known[name] ?? NaN),
    Float32Array.from(pull.subarray(0, 2 * ARROWS)),
    sound ? slopeShares(slopes) : new Float32Array(EDGES.length),
    Uint16Array.from(critic, (level) => nearestEven(65_535 * height(level))),
    packPlaces(samples, size),
  ];
  return joined(parts);
}

/**
 * Points as whole numbers in units of size/UNIT; the first REAL of them.
 * @param {Floats} points
 * @param {number} size
 */
export const packReal = (points, size) => joined([packPlaces(points.subarray(0, 2 * REAL), size)]);

/** @type {(points: Floats, size: number) => Int16Array} */
function packPlaces(points, size) {
  return Int16Array.from(points, (x) => {
    const share = Number.isNaN(x) ? FARTHEST : x / size;
    return nearestEven(UNIT * Math.max(-FARTHEST, Math.min(FARTHEST, share)));
  });
}

/** The share of slopes in each bin, and beyond the last edge. @type {(slopes: Floats) => Float32Array} */
function slopeShares(slopes) {
  const counts = new Float64Array(EDGES.length);
  for (const slope of slopes) {
    let bin = 0;
    while (bin + 1 < EDGES.length && EDGES[bin + 1] <= slope) bin++;
    counts[bin]++;
  }
  return Float32Array.from(counts, (count) => count / slopes.length);
}

const least = (/** @type {Iterable<number>} */ values) => {
  let low = Infinity;
  for (const one of values) low = Math.min(low, one);
  return low;
};

/** The nearest whole number, of two equally near ones the even one, as numpy.rint. @type {(x: number) => number} */
function nearestEven(x) {
  const below = Math.floor(x);
  const part = x - below;
  return part < 0.5 || (part === 0.5 && below % 2 === 0) ? below : below + 1;
}

/** Sums in numpy's order, so that means agree with it to the last bit. @type {(values: Floats, from: number, count: number) => number} */
function pairwiseSum(values, from, count) {
  if (count > 128) {
    const half = Math.floor(count / 2) - (Math.floor(count / 2) % 8);
    return pairwiseSum(values, from, half) + pairwiseSum(values, from + half, count - half);
  }
  const lanes = [0, 0, 0, 0, 0, 0, 0, 0];
  const whole = count - (count % 8);
  for (let i = 0; i < whole; i++) lanes[i % 8] += values[from + i];
  const [a, b, c, d, e, f, g, h] = lanes;
  let sum = a + b + (c + d) + (e + f + (g + h));
  for (let i = whole; i < count; i++) sum += values[from + i];
  return sum;
}

/** @type {(parts: ArrayBufferView[]) => Uint8Array<ArrayBuffer>} */
function joined(parts) {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}
