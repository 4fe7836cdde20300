// Where each network on show is at a place on their common time line; while a run plays, that lies between two snapshots.

/**
 * Every step at which one of these networks has a snapshot.
 * @param {any[]} shown
 */
export const timelineOf = (shown) =>
  [...new Set(shown.flatMap((network) => network.series("step")))].sort((a, b) => a - b);

/**
 * The step at a place between two entries of the time line, and for each network its last snapshot until then, with the
 * part of the way to the next one.
 * @param {any[]} shown
 * @param {number[]} steps
 * @param {number} position  in entries of `steps`
 * @param {boolean} moving  at rest every picture is what was recorded
 */
export function momentAt(shown, steps, position, moving) {
  const entry = Math.min(Math.floor(position), steps.length - 1);
  const step = steps[entry] + (position - entry) * ((steps[entry + 1] ?? steps[entry]) - steps[entry]);
  return {
    step,
    sides: shown.map((network) => {
      const own = network.series("step");
      const index = Math.max(
        0,
        own.findLastIndex((one) => one <= step),
      );
      const next = own[index + 1];
      const part = moving && next !== undefined ? (step - own[index]) / (next - own[index]) : 0;
      return { network, index, part };
    }),
  };
}

/** The entry of the time line that lies nearest to a step. @type {(steps: number[], step: number) => number} */
export const nearest = (steps, step) =>
  steps.reduce((best, one, i) => (Math.abs(one - step) < Math.abs(steps[best] - step) ? i : best), 0);
