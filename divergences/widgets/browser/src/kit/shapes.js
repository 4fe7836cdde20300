// Lines through points, and outlines of marks around 0, as path data.
import { line } from "d3-shape";

const through = line().defined(([, y]) => y !== null);

/**
 * A line through points, broken where one has no height.
 * @param {(number | null)[][]} points
 */
export const pathThrough = (points) => through(/** @type {[number, number][]} */ (points)) ?? "";

const FIRST = 20_000; // tenths of a pixel left of, or above, a picture
/** @type {string[]} */
const tenths = Array(3 * FIRST);

/** A place in pixels with one decimal, as path data; each is written as text once. @param {number} at */
export function pixel(at) {
  const tenth = Math.round(10 * at);
  tenths[tenth + FIRST] ??= String(tenth / 10);
  return tenths[tenth + FIRST];
}

export const circle = (r) => `M${-r} 0a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0`;
export const triangle = (r) => `M0 ${-r}L${r} ${0.8 * r}H${-r}Z`;
