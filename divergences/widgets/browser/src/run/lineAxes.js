// Ranges and the places of names in a picture of lines.
// Chinese characters are as wide as they are high.
export const textWidth = (words, em) => [...words].reduce((sum, one) => sum + (one > "\u2e80" ? 1.05 : 0.6), 0.3) * em;

// All that is finite; a level picture still needs some height.
export function range(values, levels) {
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
