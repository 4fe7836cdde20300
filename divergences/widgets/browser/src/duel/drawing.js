// A drawing as a short text for the address: divergences/widgets/drawing.py, which says what the text is.
import settings from "../train/settings.generated.json" with { type: "json" };

/** @typedef {[number, number]} Point */

const { size: SIZE, cells: CELLS, low_bits: LOW, most: MOST, characters: CHARACTERS } = settings.drawing;

/** @type {(points: Point[]) => string} points within the square, of which those of different cells are kept, MOST at most */
export function encode(points) {
  const place = (/** @type {number} */ x) => Math.min(CELLS - 1, Math.floor(((x + SIZE) * CELLS) / (2 * SIZE)));
  const cells = [...new Set(points.map(([x, y]) => place(y) * CELLS + place(x)))].slice(0, MOST).sort((a, b) => a - b);
  let bits = "";
  cells.forEach((cell, i) => {
    const gap = cell - (i ? cells[i - 1] : -1) - 1;
    const low = (gap % 2 ** LOW).toString(2).padStart(LOW, "0");
    bits += `${"1".repeat(Math.floor(gap / 2 ** LOW))}0${low}`;
  });
  bits = bits.padEnd(6 * Math.ceil(bits.length / 6), "1");
  return (bits.match(/.{6}/g) ?? []).map((six) => CHARACTERS[Number.parseInt(six, 2)]).join("");
}

/** @type {{ text: unknown, points: Point[] | null }} */
let last = { text: "", points: [] };

/** The points of such a text, or null where it is none. @type {(text: unknown) => Point[] | null} */
export function decode(text) {
  if (text !== last.text) last = { text, points: read(text) };
  return last.points;
}

/** @type {(text: unknown) => Point[] | null} */
function read(text) {
  if (typeof text !== "string" || text.length > 2 * MOST || /[^\w-]/.test(text)) return null;
  const bits = [...text].map((one) => CHARACTERS.indexOf(one).toString(2).padStart(6, "0")).join("");
  /** @type {Point[]} */
  const points = [];
  let [cell, at] = [-1, 0];
  for (;;) {
    const end = bits.indexOf("0", at);
    if (end < 0 || end + LOW >= bits.length) break;
    cell += 1 + (end - at) * 2 ** LOW + Number.parseInt(bits.slice(end + 1, end + 1 + LOW), 2);
    at = end + 1 + LOW;
    const centre = (/** @type {number} */ i) => (i + 0.5) * ((2 * SIZE) / CELLS) - SIZE;
    points.push([centre(cell % CELLS), centre(Math.floor(cell / CELLS))]);
  }
  const padding = bits.slice(at);
  const sound = !padding.includes("0") && padding.length < 6 && points.length <= MOST && cell < CELLS ** 2;
  return sound ? points : null;
}
