// The state of a run, always sampled from the same noise, as divergences/gan/snapshots.py takes it.
import { fillWithSamples } from "./data.js";
import { Passes } from "./passes.js";
import settings from "./settings.generated.json" with { type: "json" };
import { Stream } from "./streams.js";

/** @typedef {import("./memory.js").Floats} Floats */
/** @typedef {import("./data.js").Data} Data */
/**
 * @typedef {object} Snapshot  arrays in the data's unit
 * @property {number} step
 * @property {number} seconds
 * @property {Floats} samples  (shown, 2)
 * @property {Floats} pull  (shown, 2): −∂ loss/∂ sample
 * @property {Floats} critic  (grid, grid), rows along y
 * @property {Floats} slopes  (shown): ‖∇D‖ between real and generated samples
 * @property {number} estimate
 * @property {number} critic_loss
 * @property {number} generator_loss
 * @property {number} diverged_at
 */

const { shown, grid } = settings;

export class Snapshots {
  /**
   * @param {import("./memory.js").Memory} memory
   * @param {import("./trainer.js").Trainer} trainer
   * @param {Data} data
   * @param {number} seed
   */
  constructor(memory, trainer, data, seed) {
    this.trainer = trainer;
    this.data = data;
    this.judging = new Passes(memory, trainer.critic, shown, trainer.slope);
    this.making = new Passes(memory, trainer.averaged, shown, trainer.slope);
    const stream = new Stream(seed, "snapshots");
    this.real = memory.floats(2 * shown);
    this.noise = memory.floats(trainer.config.noise_dim * shown);
    this.alpha = memory.floats(shown);
    fillWithSamples(data, stream, this.real);
    for (let i = 0; i < this.noise.length; i++) this.noise[i] = stream.normal();
    for (let i = 0; i < shown; i++) this.alpha[i] = stream.uniform();
  }

  /**
   * @param {number} seconds  spent training
   * @returns {Snapshot}
   */
  take(seconds) {
    const { trainer, data, judging, making, real } = this;
    const { objective } = trainer;
    making.x.set(this.noise);
    const fake = making.forward().slice();
    const realScore = this.scores(real);
    const fakeScore = this.scores(fake);
    for (let i = 0; i < shown; i++) judging.outputSignal[i] = -objective.generatorSlope(fakeScore[i]);
    judging.backward();
    const pull = judging.inputGradient().slice();
    const loss = mean(realScore, objective.realLoss) + mean(fakeScore, objective.fakeLoss);
    const measures = /** @type {Record<string, string>} */ (settings.objectives)[trainer.config.objective];
    return {
      step: trainer.step,
      seconds,
      samples: fake.map((x) => x / data.scale),
      pull,
      critic: this.map(),
      slopes: this.slopes(fake),
      estimate: objective.estimate(loss) / (measures === "em" ? data.scale : 1),
      critic_loss: loss,
      generator_loss: mean(fakeScore, objective.generatorLoss),
      diverged_at: trainer.divergedAt,
    };
  }

  /**
   * The critic's value of each sample.
   * @param {Floats} x  at most (shown, 2)
   */
  scores(x) {
    this.judging.x.set(x);
    return this.judging.forward().slice();
  }

  /** @param {Floats} fake */
  slopes(fake) {
    const { judging, real, alpha } = this;
    for (let i = 0; i < judging.x.length; i++) judging.x[i] = fake[i] + alpha[i >> 1] * (real[i] - fake[i]);
    judging.forward();
    judging.outputSignal.fill(1);
    judging.backward();
    const g = judging.inputGradient();
    return alpha.map((_, i) => Math.sqrt(g[2 * i] * g[2 * i] + g[2 * i + 1] * g[2 * i + 1]));
  }

  /** The critic over the square of the data. */
  map() {
    const { data, judging } = this;
    const values = new /** @type {any} */ (judging.x.constructor)(grid * grid);
    const side = (/** @type {number} */ i) => data.size * ((2 * i) / (grid - 1) - 1);
    for (let first = 0; first < values.length; first += shown) {
      const count = Math.min(shown, values.length - first);
      for (let i = 0; i < count; i++) {
        judging.x[2 * i] = data.scale * side((first + i) % grid);
        judging.x[2 * i + 1] = data.scale * side(Math.floor((first + i) / grid));
      }
      values.set(judging.forward().subarray(0, count), first);
    }
    return values;
  }

  /**
   * Fresh samples of the reported generator, (count, 2), in the data's unit.
   * @param {number} count
   * @param {Stream} stream
   */
  generate(count, stream) {
    const { making, data } = this;
    const samples = new Float64Array(2 * count);
    for (let first = 0; first < count; first += shown) {
      for (let i = 0; i < making.x.length; i++) making.x[i] = stream.normal();
      samples.set(making.forward().subarray(0, 2 * Math.min(shown, count - first)), 2 * first);
    }
    return samples.map((x) => x / data.scale);
  }
}

/** @type {(scores: Floats, term: (score: number) => number) => number} */
function mean(scores, term) {
  let sum = 0;
  for (const score of scores) sum += term(score);
  return sum / scores.length;
}
