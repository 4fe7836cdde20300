// SGD, RMSProp and Adam on flat weights, as divergences/gan/optimizers.py defines them.
import settings from "./settings.generated.json" with { type: "json" };

/** @typedef {import("./memory.js").Memory} Memory */
/** @typedef {import("./network.js").Network} Network */
/** @typedef {{ optimizer: string, beta1: number, beta2: number }} Choice */
/** @typedef {(rate: number) => void} Move  against the network's gradient, in place */

const { epsilon } = settings;

/** @type {Record<string, (memory: Memory, network: Network, choice: Choice) => Move>} */
export const OPTIMIZERS = {
  adam(memory, { kernels, flat, gradient, count }, { beta1, beta2 }) {
    const squares = memory.floats(count);
    const mean = beta1 ? memory.floats(count) : null;
    const powers = [1, 1];
    return (rate) => {
      powers[0] *= beta1;
      powers[1] *= beta2;
      kernels.blendSquares(squares, gradient, count, beta2, 1 - beta2);
      if (mean) kernels.moveTowards(mean, gradient, count, 1 - beta1);
      kernels.descendScaled(flat, mean ?? gradient, squares, count, rate / (1 - powers[0]), 1 - powers[1], epsilon);
    };
  },
  rmsprop(memory, { kernels, flat, gradient, count }, { beta2 }) {
    const squares = memory.floats(count);
    return (rate) => {
      kernels.blendSquares(squares, gradient, count, beta2, 1 - beta2);
      kernels.descendScaled(flat, gradient, squares, count, rate, 1, epsilon);
    };
  },
  sgd(memory, { kernels, flat, gradient, count }, { beta1 }) {
    if (!beta1) return (rate) => kernels.descend(flat, gradient, count, rate);
    const velocity = memory.floats(count);
    return (rate) => {
      kernels.blend(velocity, gradient, count, beta1, 1);
      kernels.descend(flat, velocity, count, rate);
    };
  },
};
