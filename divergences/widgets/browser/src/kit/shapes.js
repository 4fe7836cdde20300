// Lines through points, and outlines of marks around 0, as path data.
import { line } from "d3-shape";

const through = line().defined(([, y]) => y !== null);

/**
 * A line through points, broken where one has no height.
 * @param {(number | null)[][]} points
 */
export const pathThrough = (points) => through(/** @type {[number, number][]} */ (points)) ?? "";

export const circle = (r) => `M${-r} 0a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0`;
export const triangle = (r) => `M0 ${-r}L${r} ${0.8 * r}H${-r}Z`;
