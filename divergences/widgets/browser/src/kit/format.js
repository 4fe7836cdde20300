// Numbers as people write them: a true minus sign, ∞, powers of ten, and no digit that claims more than is so.

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

export function power(exponent) {
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[digit]).join("");
  return `10${exponent < 0 ? "⁻" : ""}${digits}`;
}

const minus = (words) => words.replace("-", "−");

// "1" only if it is 1; a number that rounds to 1 reads "1.0000".
export function value(number, digits = 4) {
  if (number === Infinity) return "∞";
  if (number === -Infinity) return "−∞";
  const size = Math.abs(number);
  if (size === 0) return "0";
  if (size < 0.5 * 10 ** -digits || size >= 1e6) return scientific(Math.log10(size), number < 0);
  const words = number.toFixed(digits);
  const exact = Math.abs(Number(words) - number) <= 1e-12 * size;
  return minus(exact ? String(Number(words)) : words);
}

// A number given by its log10, which may lie far below what a float holds.
export function scientific(log10, negative = false) {
  let exponent = Math.floor(log10);
  let mantissa = (10 ** (log10 - exponent)).toFixed(1);
  if (mantissa === "10.0") [mantissa, exponent] = ["1.0", exponent + 1];
  return `${negative ? "−" : ""}${mantissa} × ${power(exponent)}`;
}

// θ and the widths, which move in steps of 0.05.
export function position(number) {
  if (number === 0) return "0";
  return Math.abs(number) < 0.005 ? value(number) : minus(number.toFixed(2));
}

export const tick = (number) => minus(String(number));

// A number of a run, to three decimals; a dash where there is none.
export const shortNumber = (number) => (Number.isNaN(number) ? "—" : value(number, 3));

const GROUPED = new Intl.NumberFormat("en-US");
// A whole number with its thousands grouped.
export const whole = (number) => GROUPED.format(number);
