// Reads the tables that Python computed (divergences/widgets/tables.py says what is in them). It knows no divergence:
// it looks up, interpolates and scales.
import { asBytes } from "../kit/bytes.js";

export function readTables(layout, data) {
  const bytes = asBytes(data, "tables");
  const numbers = new Float64Array(bytes.byteLength / 8);
  const reader = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = 0; i < numbers.length; i++) numbers[i] = reader.getFloat64(8 * i, true);
  const tables = {};
  for (const [family, curves] of Object.entries(layout)) {
    tables[family] = {};
    for (const [curve, { start, knots, power }] of Object.entries(curves)) {
      const part = (k) => numbers.subarray(start + 2 + k * knots, start + 2 + (k + 1) * knots);
      if (start + 2 + 3 * knots > numbers.length) throw new RangeError(`the table ${family}.${curve} is cut short`);
      tables[family][curve] = {
        power,
        valueAtZero: numbers[start],
        slopeAtZero: numbers[start + 1],
        knots: part(0),
        values: part(1),
        slopes: part(2),
      };
    }
  }
  return tables;
}

// The last knot that is not beyond u, of those that have another one after them.
function interval(knots, u) {
  let low = 0;
  let high = knots.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (knots[middle] <= u) low = middle;
    else high = middle;
  }
  return low;
}

export function valueAt(table, u) {
  return u === 0 ? table.valueAtZero : limitAt(table, u);
}

// The same, but at 0 the limit from the right: the height of a step.
export function limitAt({ knots, values, slopes }, u) {
  const last = knots.length - 1;
  if (u >= knots[last]) return values[last] === Infinity ? Infinity : values[last] + slopes[last] * (u - knots[last]);
  const i = interval(knots, u);
  if (values[i] === Infinity || values[i + 1] === Infinity) return Infinity;
  const h = knots[i + 1] - knots[i];
  const t = (u - knots[i]) / h;
  // Written as a rise above the left knot, so that a constant stays that constant to the last digit.
  const rise = (values[i + 1] - values[i]) * t * t * (3 - 2 * t);
  return values[i] + rise + h * t * (1 - t) * (slopes[i] * (1 - t) - slopes[i + 1] * t);
}

export function slopeAt(table, u) {
  const { knots, values, slopes } = table;
  if (u === 0) return table.slopeAtZero;
  const last = knots.length - 1;
  if (u >= knots[last]) return slopes[last];
  const i = interval(knots, u);
  if (i > 0 && knots[i] === u && knots[i - 1] === u) return NaN;
  if (values[i] === Infinity || values[i + 1] === Infinity) return NaN;
  const h = knots[i + 1] - knots[i];
  const t = (u - knots[i]) / h;
  return (
    ((values[i + 1] - values[i]) / h) * 6 * t * (1 - t) +
    slopes[i] * (1 - t) * (1 - 3 * t) +
    slopes[i + 1] * t * (3 * t - 2)
  );
}

// One family at one scale, as functions of θ.
export function measures(tables, scale) {
  const shift = (theta) => Math.abs(theta) / scale;
  const value = (curve, theta) => scale ** tables[curve].power * valueAt(tables[curve], shift(theta));
  const limit = (curve, theta) => scale ** tables[curve].power * limitAt(tables[curve], shift(theta));

  // log |d curve/dθ|: −Infinity where the slope is exactly 0, NaN where there is none.
  const logSteepness = (curve, theta) => {
    const u = shift(theta);
    const logTable = tables[`${curve}_log_slope`];
    if (logTable && u > 0) return Math.log(u) + limitAt(logTable, u) - Math.log(scale);
    return Math.log(Math.abs(scale ** (tables[curve].power - 1) * slopeAt(tables[curve], u)));
  };

  const derivative = (curve, theta) => {
    const sign = theta < 0 ? -1 : 1;
    if (tables[`${curve}_log_slope`]) return sign * Math.exp(logSteepness(curve, theta));
    return sign * scale ** (tables[curve].power - 1) * slopeAt(tables[curve], shift(theta));
  };

  // The |θ| from which the steepness, falling as it does past its peak, lies under a floor given as a log.
  const fallsBelow = (curve, logFloor) => {
    let low = 2 * scale;
    let high = 100 * scale;
    for (let step = 0; step < 60; step++) {
      const middle = (low + high) / 2;
      if (logSteepness(curve, middle) > logFloor) low = middle;
      else high = middle;
    }
    return high;
  };

  const hasTable = (name) => name in tables;
  return { value, limit, derivative, logSteepness, fallsBelow, hasTable };
}
