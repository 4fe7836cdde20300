// Forward and backward passes of one network over batches of `rows` samples: divergences/gan/gradients/passes.py, which
// says why the penalty needs no second backward pass.
import { ACTIVATE, MASK } from "./plainKernels.js";

/** @typedef {import("./memory.js").Floats} Floats */
/** @typedef {import("./network.js").Layer} Layer */

const CHUNK = 128; // rows that the compiled transposed products pack at once, at most

export class Passes {
  /**
   * @param {import("./memory.js").Memory} memory
   * @param {import("./network.js").Network} network
   * @param {number} rows
   * @param {number} slope  of the activation below 0
   */
  constructor(memory, network, rows, slope) {
    this.network = network;
    this.kernels = network.kernels;
    this.rows = rows;
    this.slope = slope;
    const { sizes } = network;
    /** What each layer was given, (rows, in); the first is the batch: fill it, then call `forward`. */
    this.inputs = sizes.slice(0, -1).map((units) => memory.floats(rows * units));
    /** dℓ/d output of each layer before its activation; fill the last, then call `backward`. */
    this.signals = sizes.slice(1).map((units) => memory.floats(rows * units));
    this.output = memory.floats(rows * sizes[sizes.length - 1]);
    this.atInput = memory.floats(rows * sizes[0]);
    this.spare = memory.floats(CHUNK * (2 * Math.max(...sizes) + 3));
    this.narrow = memory.floats(network.columns.length);
    this.x = this.inputs[0];
    this.outputSignal = this.signals[this.signals.length - 1];
  }

  /**
   * C[m, n] = A[m, k] B[k, n] + bias, then `after`, where P is B as layer `l` packs it.
   * @type {(l: number, C: Floats, A: Floats, P: Floats, bias: Floats | null, m: number, n: number, k: number, after: number, activated: Floats) => void}
   */
  product(l, C, A, P, bias, m, n, k, after, activated) {
    const { kernels, network, slope, spare } = this;
    if (network.isSparse(l)) kernels.sparseProduct(C, A, P, bias, m, n, k, after, slope, activated, spare);
    else kernels.product(C, A, P, bias, m, n, k, after, slope, activated);
  }

  /** The network's output for `x`, (rows, out). */
  forward() {
    const { kernels, network, rows, inputs } = this;
    const { sizes, layers, panels } = network;
    network.ready();
    const last = layers.length - 1;
    for (let l = 0; l < last; l++) {
      const to = inputs[l + 1];
      this.product(l, to, inputs[l], panels[l], layers[l].bias, rows, sizes[l + 1], sizes[l], ACTIVATE, to);
    }
    kernels.narrowProduct(
      this.output,
      inputs[last],
      network.columns,
      layers[last].bias,
      rows,
      sizes[last + 1],
      sizes[last],
    );
    return this.output;
  }

  /** Pushes the last of `signals` back to the first layer. */
  backward() {
    const { network, rows, inputs, signals } = this;
    const { sizes, layers, transposed } = network;
    for (let l = layers.length - 1; l > 0; l--)
      this.product(l, signals[l - 1], signals[l], transposed[l], null, rows, sizes[l], sizes[l + 1], MASK, inputs[l]);
  }

  /** dℓ/dx, (rows, features), after `backward`. A weight (in, out) is already the transposed factor. */
  inputGradient() {
    const { network, rows, signals } = this;
    const [features, units] = network.sizes;
    this.kernels.narrowProduct(this.atInput, signals[0], network.layers[0].weight, null, rows, features, units);
    return this.atInput;
  }

  /**
   * Replaces what the rows from `first` on gave to each layer by the tangent that is in `x` there.
   * @param {number} first
   */
  pushTangent(first) {
    const { network, rows, inputs } = this;
    const { sizes, panels } = network;
    for (let l = 0; l < sizes.length - 2; l++) {
      const from = inputs[l].subarray(first * sizes[l]);
      const to = inputs[l + 1].subarray(first * sizes[l + 1]);
      this.product(l, to, from, panels[l], null, rows - first, sizes[l + 1], sizes[l], MASK, to);
    }
  }

  /**
   * dℓ/d weights into the network's `gradient`; only the first `biasRows` touch the biases.
   * @param {number} biasRows
   */
  weightGradient(biasRows = this.rows) {
    const { kernels, network, rows, inputs, signals, spare, narrow } = this;
    const { sizes, slots } = network;
    const last = slots.length - 1;
    slots.forEach(({ weight, bias }, l) => {
      const [units, outputs] = [sizes[l], sizes[l + 1]];
      const sparse = network.isSparse(l) && rows % 4 === 0;
      const { transposedProduct, sparseTransposedProduct } = kernels;
      if (l < last)
        (sparse ? sparseTransposedProduct : transposedProduct)(
          ...[weight, inputs[l], signals[l], spare, units, outputs, rows],
        );
      else {
        kernels.transposedProduct(narrow, signals[l], inputs[l], spare, outputs, units, rows);
        for (let i = 0; i < units; i++)
          for (let j = 0; j < outputs; j++) weight[i * outputs + j] = narrow[j * units + i];
      }
      kernels.columnSums(bias, signals[l], biasRows, outputs);
    });
    return network.gradient;
  }
}
