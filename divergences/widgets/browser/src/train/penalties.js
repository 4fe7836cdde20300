// The gradient penalties, as divergences/gan/penalties.py defines them: the places where the critic's gradient is taken,
// and the factor that turns a sample's gradient g into half the derivative of its term.

/** @typedef {import("./memory.js").Floats} Floats */
/**
 * @typedef {object} Penalty
 * @property {(to: Floats, real: Floats, fake: Floats, alpha: Floats) => void} places
 * @property {(norm: number, oneSided: boolean) => number} factor  what g is multiplied by
 */

/** @type {Record<string, Penalty>} */
export const PENALTIES = {
  // (‖g‖ − 1)² at a place between a real and a generated sample; 0 where the norm has no derivative.
  gp: {
    places(to, real, fake, alpha) {
      for (let i = 0; i < real.length; i++) to[i] = fake[i] + alpha[i >> 1] * (real[i] - fake[i]);
    },
    factor(norm, oneSided) {
      if (norm === 0) return 0;
      return (oneSided ? Math.max(norm - 1, 0) : norm - 1) / norm;
    },
  },
  // ‖g‖² at the real samples.
  r1: { places: (to, real) => to.set(real), factor: () => 1 },
};
