// A perceptron: its weights in one flat array, as divergences/gan/networks.py lays them out, and packed for the kernels.

/** @typedef {import("./memory.js").Floats} Floats */
/** @typedef {import("./memory.js").Memory} Memory */
/** @typedef {import("./plainKernels.js").Kernels} Kernels */
/** @typedef {{ weight: Floats, bias: Floats }} Layer  weight (in, out) row by row, bias (out) */

const WIDE = 32; // columns of a panel of the sparse products

export class Network {
  /**
   * @param {Memory} memory
   * @param {Kernels} kernels
   * @param {number[]} sizes  units of each layer from input to output; hidden ones are multiples of 8
   * @param {boolean} zeros  whether about half of what the hidden layers give is 0
   */
  constructor(memory, kernels, sizes, zeros = false) {
    this.kernels = kernels;
    this.sizes = sizes;
    this.zeros = zeros && Boolean(kernels.sparseProduct) && sizes.slice(1, -1).every((units) => units % WIDE === 0);
    this.count = sizes.slice(1).reduce((sum, outputs, l) => sum + (sizes[l] + 1) * outputs, 0);
    this.flat = memory.floats(this.count);
    this.gradient = memory.floats(this.count);
    this.layers = this.views(this.flat);
    this.slots = this.views(this.gradient);
    // For each layer but the last its weight as a right factor; for each but the first its transpose; the last by columns.
    this.panels = this.layers.map(({ weight }) => memory.floats(weight.length));
    this.transposed = this.layers.map(({ weight }) => memory.floats(weight.length));
    this.columns = memory.floats(/** @type {Layer} */ (this.layers.at(-1)).weight.length);
    this.stale = true;
  }

  /**
   * @param {Floats} flat
   * @returns {Layer[]}
   */
  views(flat) {
    let at = 0;
    const take = (/** @type {number} */ count) => {
      at += count;
      return flat.subarray(at - count, at);
    };
    return this.sizes.slice(1).map((outputs, l) => ({ weight: take(this.sizes[l] * outputs), bias: take(outputs) }));
  }

  /** Whether a layer stands between two hidden ones and both its factors have many zeros. @param {number} l */
  isSparse(l) {
    return this.zeros && l > 0 && l < this.layers.length - 1;
  }

  /** Must be called after every change of `flat`. */
  changed() {
    this.stale = true;
  }

  /** Packs the weights, if they have changed since. */
  ready() {
    if (!this.stale) return;
    this.stale = false;
    const last = this.layers.length - 1;
    this.layers.forEach(({ weight }, l) => {
      const [inputs, outputs] = [this.sizes[l], this.sizes[l + 1]];
      const { pack, packTransposed, packWide, packWideTransposed } = this.kernels;
      const sparse = this.isSparse(l);
      if (l < last) (sparse ? packWide : pack)(this.panels[l], weight, inputs, outputs);
      else
        for (let i = 0; i < inputs; i++)
          for (let j = 0; j < outputs; j++) this.columns[j * inputs + i] = weight[i * outputs + j];
      if (l > 0) (sparse ? packWideTransposed : packTransposed)(this.transposed[l], weight, outputs, inputs);
    });
  }

  /**
   * Weights and biases uniform within ±1/√inputs, as torch's own layers start.
   * @param {import("./streams.js").Stream} stream
   */
  start(stream) {
    this.layers.forEach(({ weight, bias }, l) => {
      const bound = 1 / Math.sqrt(this.sizes[l]);
      for (const part of [weight, bias])
        for (let i = 0; i < part.length; i++) part[i] = bound * (2 * stream.uniform() - 1);
    });
    this.changed();
  }
}
