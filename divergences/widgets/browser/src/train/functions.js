// exp, log, sin and cos with the same bits in every browser: the built-in ones differ, while the four operations and
// the square root are correctly rounded everywhere. Each is within two units of the last place.

const LOG2_HIGH = 0.6931471803691238; // 32 bits of log 2, so that small whole multiples of it are exact
const LOG2_LOW = 1.9082149292705877e-10;

const number = new Float64Array(1);
const words = new Uint32Array(number.buffer); // the high word is the second: typed arrays are little-endian wherever browsers run

/** @type {(x: number, coefficients: number[]) => number} */
function polynomial(x, coefficients) {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i];
  return sum;
}

const ATANH = Array.from({ length: 11 }, (_, i) => 2 / (2 * i + 3));

/**
 * The natural logarithm of a positive, finite x.
 *
 * With x = 2ᵏ(1 + f), √½ ≤ 1 + f < √2, and s = f/(2 + f): log(1 + f) = 2·artanh s.
 * @param {number} x
 */
export function log(x) {
  number[0] = x < 2 ** -1022 ? x * 2 ** 54 : x;
  let k = (words[1] >>> 20) - 1023 - (x < 2 ** -1022 ? 54 : 0);
  words[1] = (words[1] & 0x000fffff) | 0x3ff00000;
  let mantissa = number[0];
  if (mantissa >= Math.SQRT2) {
    mantissa /= 2;
    k++;
  }
  const f = mantissa - 1;
  const s = f / (2 + f);
  const half = 0.5 * f * f;
  const rest = s * s * polynomial(s * s, ATANH);
  return k * LOG2_HIGH - (half - (s * (half + rest) + k * LOG2_LOW) - f);
}

const INVERSE_FACTORIALS = [1];
for (let i = 1; i < 20; i++) INVERSE_FACTORIALS.push(INVERSE_FACTORIALS[i - 1] / i);
const EXP = INVERSE_FACTORIALS.slice(2, 15);

/** @type {(k: number) => number} */
function powerOfTwo(k) {
  words[0] = 0;
  words[1] = (k + 1023) << 20;
  return number[0];
}

/**
 * eˣ; 0 from −708 down, where a float loses digits, and ∞ above 709.
 * @param {number} x
 */
export function exp(x) {
  if (!(x > -708)) return Number.isNaN(x) ? x : 0;
  if (x > 709) return Infinity;
  const k = Math.round(x * Math.LOG2E);
  const high = x - k * LOG2_HIGH;
  const low = k * LOG2_LOW;
  const r = high - low;
  const tail = high - r - low; // the rounding error of the difference
  return (1 + (r + (r * r * polynomial(r, EXP) + tail))) * powerOfTwo(k);
}

const every = (/** @type {number} */ first) =>
  INVERSE_FACTORIALS.filter((_, i) => i >= first && i % 2 === first % 2).map((c, i) => (i % 2 ? c : -c));
const SIN = every(3);
const COS = every(4).map((c) => -c);

/**
 * [sin, cos] of so many whole turns: of 2π·turns.
 * @param {number} turns
 * @returns {[number, number]}
 */
export function circle(turns) {
  const quarters = 4 * turns;
  const quarter = Math.round(quarters);
  const angle = (quarters - quarter) * (Math.PI / 2);
  const square = angle * angle;
  const sine = angle + angle * square * polynomial(square, SIN);
  const cosine = 1 - (square / 2 - square * square * polynomial(square, COS));
  switch (((quarter % 4) + 4) % 4) {
    case 0:
      return [sine, cosine];
    case 1:
      return [cosine, -sine];
    case 2:
      return [-sine, -cosine];
    default:
      return [-cosine, sine];
  }
}

/** 1/(1 + e⁻ˣ) @type {(x: number) => number} */
export const sigmoid = (x) => 1 / (1 + exp(-x));

/** log(1 + eˣ) @type {(x: number) => number} */
export function softplus(x) {
  const small = exp(-Math.abs(x));
  const whole = 1 + small;
  return Math.max(x, 0) + log(whole) + (small - (whole - 1)) / whole; // the rounding error of 1 + small
}
