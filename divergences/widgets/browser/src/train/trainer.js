// The training step of divergences/gan/train.py with the gradients of gradients/by_hand.py, for one network.
import { Network } from "./network.js";
import { OBJECTIVES, reversed } from "./objectives.js";
import { OPTIMIZERS } from "./optimizers.js";
import { Passes } from "./passes.js";
import { PENALTIES } from "./penalties.js";
import settings from "./settings.generated.json" with { type: "json" };

/** @typedef {import("./memory.js").Floats} Floats */
/** @typedef {import("./config.js").Config} Config */

const FEATURES = 2;

export class Trainer {
  /**
   * @param {import("./plainKernels.js").Kernels} kernels
   * @param {import("./memory.js").Memory} memory
   * @param {Config} config  as `completeConfig` gives it
   * @param {boolean} wrongSign  of the generator's loss
   */
  constructor(kernels, memory, config, wrongSign = false) {
    this.kernels = kernels;
    this.config = config;
    const { width, depth, batch, noise_dim } = config;
    const hidden = Array(depth).fill(width);
    this.slope = /** @type {Record<string, number>} */ (settings.slopes)[config.activation];
    const network = (/** @type {number[]} */ sizes) => new Network(memory, kernels, sizes, this.slope === 0);
    this.critic = network([FEATURES, ...hidden, 1]);
    this.generator = network([noise_dim, ...hidden, FEATURES]);
    /** The generator that is reported: the running mean of its weights. */
    this.averaged = network(this.generator.sizes);
    this.objective = wrongSign ? reversed(OBJECTIVES[config.objective]) : OBJECTIVES[config.objective];
    this.penalty = PENALTIES[config.penalty];
    this.judgingAll = new Passes(memory, this.critic, (this.penalty ? 3 : 2) * batch, this.slope);
    this.judging = new Passes(memory, this.critic, batch, this.slope);
    this.making = new Passes(memory, this.generator, batch, this.slope);
    const optimizer = OPTIMIZERS[config.optimizer];
    this.moveCritic = optimizer(memory, this.critic, config);
    this.moveGenerator = optimizer(memory, this.generator, config);
    this.step = 0;
    /** The step at which the critic's scores became too large or NaN, or −1. */
    this.divergedAt = -1;
  }

  /**
   * Start from these weights.
   * @param {Floats} critic
   * @param {Floats} generator
   */
  startFrom(critic, generator) {
    this.critic.flat.set(critic);
    this.generator.flat.set(generator);
    this.averaged.flat.set(generator);
    for (const network of [this.critic, this.generator, this.averaged]) network.changed();
  }

  /** From now on the generator's loss is another, of a GAN whose discriminator's is the same. @param {string} objective */
  goOnWith(objective) {
    this.objective = OBJECTIVES[objective];
  }

  /**
   * d loss/d weights of the critic; real and fake (batch, 2), alpha (batch).
   * @param {Floats} real
   * @param {Floats} fake
   * @param {Floats} alpha
   */
  criticGradient(real, fake, alpha) {
    const { judgingAll: passes, config, objective, penalty } = this;
    const count = config.batch;
    const own = 2 * count;
    passes.x.set(real);
    passes.x.set(fake, count * FEATURES);
    if (penalty) penalty.places(passes.x.subarray(own * FEATURES), real, fake, alpha);
    const score = passes.forward();
    const signal = passes.outputSignal;
    let level = 0;
    for (let i = 0; i < count; i++) {
      signal[i] = objective.realSlope(score[i]) / count;
      signal[count + i] = objective.fakeSlope(score[count + i]) / count;
      level += Math.abs(score[i]) + Math.abs(score[count + i]);
    }
    this.level = level / own;
    signal.fill(1, own); // the score itself: what comes back at the input is its gradient
    passes.backward();
    if (penalty) this.pushPenalty(own);
    return passes.weightGradient(own);
  }

  /**
   * The penalty's part: its tangent takes the place of what the penalised rows gave to each layer.
   * @param {number} first  of those rows
   */
  pushPenalty(first) {
    const { judgingAll: passes, config } = this;
    const gradients = passes.inputGradient();
    const scale = (2 / config.batch) * config.lambda_gp;
    for (let at = first * FEATURES; at < passes.x.length; at += FEATURES) {
      const [dx, dy] = [gradients[at], gradients[at + 1]];
      const factor = scale * this.penalty.factor(Math.sqrt(dx * dx + dy * dy), config.one_sided);
      passes.x[at] = factor * dx;
      passes.x[at + 1] = factor * dy;
    }
    passes.pushTangent(first);
  }

  /**
   * d loss/d weights of the generator; noise (batch, noise_dim).
   * @param {Floats} noise
   */
  generatorGradient(noise) {
    const { making, judging, objective, config } = this;
    making.x.set(noise);
    judging.x.set(making.forward());
    const score = judging.forward();
    for (let i = 0; i < config.batch; i++) judging.outputSignal[i] = objective.generatorSlope(score[i]) / config.batch;
    judging.backward();
    making.outputSignal.set(judging.inputGradient());
    making.backward();
    return making.weightGradient();
  }

  /**
   * One step of the generator, after those of its critic.
   * @param {Floats} real  (n_critic, batch, 2)
   * @param {Floats} alpha  (n_critic, batch)
   * @param {Floats} noise  (n_critic + 1, batch, noise_dim); the last is for the generator's own step
   */
  advance(real, alpha, noise) {
    const { config, critic, generator, making } = this;
    const { batch, n_critic, noise_dim } = config;
    const rate = config.learning_rate * (config.decay ? 1 - this.step / config.steps : 1);
    /** @type {(from: Floats, k: number, size: number) => Floats} */
    const part = (from, k, size) => from.subarray(k * batch * size, (k + 1) * batch * size);
    const own = part(noise, n_critic, noise_dim);
    if (config.simultaneous) this.generatorGradient(own);
    for (let k = 0; k < n_critic; k++) {
      making.x.set(part(noise, k, noise_dim));
      this.criticGradient(part(real, k, FEATURES), making.forward(), part(alpha, k, 1));
      this.moveCritic(rate);
      if (config.penalty === "clip") this.kernels.clamp(critic.flat, critic.count, config.clip);
      critic.changed();
    }
    if (!config.simultaneous) this.generatorGradient(own);
    this.moveGenerator(rate);
    generator.changed();
    this.kernels.moveTowards(this.averaged.flat, generator.flat, generator.count, 1 - config.ema);
    this.averaged.changed();
    if (this.divergedAt < 0 && !(this.level < settings.max_score)) this.divergedAt = this.step;
    this.step++;
  }
}
