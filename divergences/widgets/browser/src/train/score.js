// How many modes of a mixture samples cover, and how well: `score_modes` of divergences/gan/metrics.py.
import { log } from "./functions.js";

/** @typedef {{ recovered: number, within_3sd: number, within_4sd: number, mode_kl: number, counts: number[] }} Score */

/**
 * @param {ArrayLike<number>} samples  (n, 2) in the data's unit
 * @param {[number, number][]} modes
 * @param {number} spread
 * @returns {Score}
 */
export function scoreModes(samples, modes, spread) {
  const counts = Array(modes.length).fill(0);
  const count = samples.length / 2;
  let near = 0;
  for (let at = 0; at < samples.length; at += 2) {
    let [nearest, distance] = [-1, Infinity];
    modes.forEach(([x, y], mode) => {
      const [dx, dy] = [samples[at] - x, samples[at + 1] - y];
      const away = Math.sqrt(dx * dx + dy * dy);
      if (away < distance) [nearest, distance] = [mode, away];
    });
    if (distance <= 3 * spread) counts[nearest]++;
    if (distance <= 4 * spread) near++;
  }
  const good = counts.reduce((sum, one) => sum + one, 0);
  const shares = counts.map((one) => one / good);
  return {
    recovered: counts.filter((one) => one > 0).length,
    within_3sd: good / count,
    within_4sd: near / count,
    mode_kl: good ? shares.reduce((sum, share) => sum + (share && share * log(share * modes.length)), 0) : NaN,
    counts,
  };
}
