// The vertical axis and the places of names in a picture of lines.
import { power, value } from "../kit/format.js";
import { linear, nice } from "../kit/scale.js";

const LEAST = -4; // the power of ten where an axis of powers ends

// Each axis is the place of a number, and its marks.
export function linearAxis(values, levels, span) {
  const y = linear(nice(range(values, levels), 4), span);
  return { y, marks: y.ticks(4).map((one) => ({ at: y(one), label: value(one) })) };
}

// Whole powers of ten from 0.1 to 10 at least. What is less than the axis has is drawn at its foot, which says so.
export function logAxis(values, span) {
  const powers = values.filter(Number.isFinite).map((one) => Math.max(LEAST, Math.log10(one)));
  const [low, high] = [Math.floor(Math.min(-1, ...powers)), Math.ceil(Math.max(1, ...powers))];
  const scale = linear([low, high], span);
  const marks = [];
  for (let at = low; at <= high; at += Math.ceil((high - low) / 6)) {
    const label = Math.abs(at) < 4 ? value(10 ** at) : power(at);
    marks.push({ at: scale(at), label: at === LEAST && powers.includes(at) ? `≤ ${label}` : label });
  }
  return { y: (one) => scale(Math.max(low, Math.log10(one))), marks };
}

// The range of all finite values; a constant curve still gets a range of some height.
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
export function spread(ends, em, box) {
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
