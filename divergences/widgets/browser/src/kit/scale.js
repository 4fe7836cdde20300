// A linear scale: from a number to a place and back, with ticks at 1, 2 and 5 times powers of ten.

/**
 * @typedef {((number: number) => number) & { invert: (place: number) => number, ticks: (count: number) => number[] }} Scale
 */

/**
 * @param {number[]} domain  two different numbers
 * @param {number[]} range  where they lie
 * @returns {Scale}
 */
export function linear([low, high], [start, end]) {
  const slope = (end - start) / (high - low);
  const scale = /** @type {Scale} */ ((number) => start + slope * (number - low));
  scale.invert = (place) => low + (place - start) / slope;
  scale.ticks = (count) => {
    const step = stepOf(low, high, count);
    const first = Math.ceil(low / step - 1e-9);
    const last = Math.floor(high / step + 1e-9);
    return Array.from({ length: last - first + 1 }, (_, i) => timesStep(first + i, step));
  };
  return scale;
}

/**
 * The domain, as far as the ticks around it, which may lie farther apart once it is longer.
 * @param {number[]} domain
 * @param {number} count
 */
export function nice([low, high], count) {
  const step = stepOf(low, high, count);
  const domain = [timesStep(Math.floor(low / step + 1e-9), step), timesStep(Math.ceil(high / step - 1e-9), step)];
  return stepOf(domain[0], domain[1], count) === step ? domain : nice(domain, count);
}

function stepOf(low, high, count) {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [
    [50, 10],
    [10, 5],
    [2, 2],
  ].find(([square]) => (rough / power) ** 2 >= square);
  return power * (factor?.[1] ?? 1);
}

// 3 × 0.1 is 0.3, and not 0.30000000000000004.
const timesStep = (times, step) => Number((times * step).toPrecision(12));
