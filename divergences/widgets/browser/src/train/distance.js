// How far generated samples are from the data, as divergences/gan/metrics.py scores it: exact W₁ to as many real samples,
// beside its noise floor, what two samples of the data have between them.
import { Assignment } from "./assignment.js";
import { fillWithSamples } from "./data.js";
import { Stream } from "./streams.js";

/** Points of each sample: 512 would take eight times as long. */
export const COMPARED = 256;

export class Distance {
  /**
   * @param {import("./data.js").Data} data
   * @param {number} seed
   */
  constructor(data, seed) {
    const stream = new Stream(seed, "distance");
    const unscaled = { ...data, scale: 1 };
    const [real, other] = [new Float64Array(2 * COMPARED), new Float64Array(2 * COMPARED)];
    fillWithSamples(unscaled, stream, real);
    fillWithSamples(unscaled, stream, other);
    this.real = real;
    this.solver = new Assignment(COMPARED);
    this.floor = this.solver.distance(other, real);
  }

  /**
   * W₁ of the first COMPARED samples, or NaN where they are no numbers.
   * @param {import("./memory.js").Floats} samples  (n, 2)
   */
  of(samples) {
    const part = samples.subarray(0, 2 * COMPARED);
    return part.every(Number.isFinite) ? this.solver.distance(part, this.real) : NaN;
  }
}
