// The losses of the two networks, as divergences/gan/objectives.py defines them: the term of each sample's score, and the
// term's derivative, from which backpropagation starts.
import { sigmoid, softplus } from "./functions.js";

/** @typedef {(score: number) => number} Term */
/**
 * @typedef {object} Objective
 * @property {Term} realLoss  the critic's, of a real sample
 * @property {Term} fakeLoss  the critic's, of a generated one
 * @property {Term} generatorLoss
 * @property {Term} realSlope
 * @property {Term} fakeSlope
 * @property {Term} generatorSlope
 * @property {(loss: number) => number} estimate  of the distance, from the critic's whole loss
 */

const discriminator = {
  realLoss: (/** @type {number} */ score) => softplus(-score),
  fakeLoss: softplus,
  realSlope: (/** @type {number} */ score) => -sigmoid(-score),
  fakeSlope: sigmoid,
  estimate: (/** @type {number} */ loss) => Math.LN2 - loss / 2,
};

/** @type {Record<string, Objective>} */
export const OBJECTIVES = {
  minimax: { ...discriminator, generatorLoss: (score) => -softplus(score), generatorSlope: (score) => -sigmoid(score) },
  "non-saturating": {
    ...discriminator,
    generatorLoss: (score) => softplus(-score),
    generatorSlope: (score) => -sigmoid(-score),
  },
  wasserstein: {
    realLoss: (score) => -score,
    fakeLoss: (score) => score,
    generatorLoss: (score) => -score,
    realSlope: () => -1,
    fakeSlope: () => 1,
    generatorSlope: () => -1,
    estimate: (loss) => -loss,
  },
};

/**
 * The same with the generator's sign reversed: a mistake to be shown, max where it should be min.
 * @type {(objective: Objective) => Objective}
 */
export const reversed = (objective) => ({
  ...objective,
  generatorLoss: (score) => -objective.generatorLoss(score),
  generatorSlope: (score) => -objective.generatorSlope(score),
});
