// How many steps lead to the next frame of a run.

const SHOWN = 140; // frames of a whole run, beside the denser ones at its start, where most happens
const DENSE = [
  [100, 5],
  [500, 10],
]; // up to this step, so many steps a frame

/** @type {(step: number, steps: number) => number} */
export const stride = (step, steps) =>
  DENSE.find(([end]) => step < end)?.[1] ?? Math.max(20, Math.round(steps / SHOWN / 10) * 10);
