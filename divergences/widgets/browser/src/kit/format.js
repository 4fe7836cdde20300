// Number formats that all views share. Four significant digits, as Python's format(x, ".4g") has them,
// with a true minus sign and ∞. A whole number keeps its digits, and
// zeros at the end are written only where some were cut off: "1" is 1, and "1.000" is
// nearly so. Below 0.001 and from a million on, two digits and a power of ten.

const DIGITS = 4;
const SMALL = 1e-3;
const LARGE = 1e6;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

export function power(exponent) {
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[digit]).join("");
  return `10${exponent < 0 ? "⁻" : ""}${digits}`;
}

export function value(number) {
  if (Number.isNaN(number)) return "—";
  if (Math.abs(number) === Infinity) return number < 0 ? "−∞" : "∞";
  const size = Math.abs(number);
  if (size === 0) return "0";
  const sign = number < 0 ? "−" : "";
  if (size < SMALL || size >= LARGE) return sign + scientific(Math.log10(size));
  const words = size < 10 ** DIGITS ? size.toPrecision(DIGITS) : size.toFixed(0);
  const exact = Math.abs(Number(words) - size) <= 1e-12 * size;
  return sign + (exact ? String(Number(words)) : words);
}

// The same for a number that is given by its natural log, and may lie far below what a float holds.
export function valueOfLog(log) {
  return log > -Infinity && log < Math.log(SMALL) ? scientific(log / Math.LN10) : value(Math.exp(log));
}

function scientific(log10) {
  let exponent = Math.floor(log10);
  let mantissa = (10 ** (log10 - exponent)).toFixed(1);
  if (mantissa === "10.0") [mantissa, exponent] = ["1.0", exponent + 1];
  return `${mantissa} × ${power(exponent)}`;
}

const GROUPED = new Intl.NumberFormat("en-US");
// A whole number with its thousands grouped.
export const whole = (number) => GROUPED.format(number);
