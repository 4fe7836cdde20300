// A whole run in one place: the trainer, its random numbers, its snapshots and its score. Same settings and seed, same run.
import { compiledKernels, RESERVED } from "./compiledKernels.js";
import { completeConfig } from "./config.js";
import { chooseData, fillWithSamples } from "./data.js";
import { Distance } from "./distance.js";
import { packFrame, packReal } from "./frames.js";
import { Memory, OutOfSpace } from "./memory.js";
import { plainKernels } from "./plainKernels.js";
import { scoreModes } from "./score.js";
import settings from "./settings.generated.json" with { type: "json" };
import { Snapshots } from "./snapshots.js";
import { Stream } from "./streams.js";
import { Trainer } from "./trainer.js";

/** @typedef {import("./plainKernels.js").Kernels} Kernels */
/**
 * @typedef {object} Task  what is to be trained
 * @property {Partial<import("./config.js").Config>} config
 * @property {number} seed
 * @property {[number, number][]} [points]  for config.data "own"
 * @property {number} [noise]  added to each of these
 * @property {boolean} [wrongSign]  of the generator's loss
 * @property {number} [switchAt]  the step from which a minimax generator's loss is −log D; −1 for none
 */

const FIRST_TRY = 2 ** 23;
const LARGEST = 2 ** 30;

/**
 * Calls `build` with kernels and memory, and again with more memory until it fits.
 *
 * The engine is "simd", or "plain" where the browser has no WebAssembly with SIMD: right too, slower, and with other
 * last bits.
 * @template T
 * @param {(kernels: Kernels, memory: Memory) => T} build
 * @param {"simd" | "plain"} wanted
 * @returns {{ built: T, engine: "simd" | "plain" }}
 */
export function withKernels(build, wanted = "simd") {
  let engine = wanted;
  for (let bytes = FIRST_TRY; ; bytes *= 2) {
    let [kernels, buffer, start] = [plainKernels, /** @type {ArrayBuffer | null} */ (null), 0];
    if (engine === "simd")
      try {
        ({ kernels, buffer } = compiledKernels(bytes));
        start = RESERVED;
      } catch (error) {
        if (error instanceof RangeError) throw error; // no memory, which plain arrays would not have either
        engine = "plain";
      }
    try {
      return { built: build(kernels, new Memory(buffer ?? new ArrayBuffer(bytes), start)), engine };
    } catch (error) {
      if (!(error instanceof OutOfSpace) || bytes >= LARGEST) throw error;
    }
  }
}

export class Run {
  /**
   * @param {Task} task
   * @param {"simd" | "plain"} engine  which kernels are wanted
   */
  constructor({ config, seed, points, noise, wrongSign, switchAt = -1 }, engine = "simd") {
    this.config = completeConfig(config);
    this.data = chooseData(this.config.data, points, noise);
    this.seed = seed;
    this.wrongSign = wrongSign;
    this.switchAt = switchAt;
    /** @type {Distance | null} */
    this.distance = null;
    this.stream = new Stream(seed, "training");
    this.seconds = 0;
    const found = withKernels((kernels, memory) => this.build(kernels, memory), engine);
    this.engine = found.engine;
    this.trainer = found.built.trainer;
    this.snapshots = found.built.snapshots;
    this.numbers = found.built.numbers;
  }

  /**
   * @param {Kernels} kernels
   * @param {Memory} memory
   */
  build(kernels, memory) {
    const { batch, n_critic, noise_dim } = this.config;
    const trainer = new Trainer(kernels, memory, this.config, this.wrongSign);
    trainer.critic.start(new Stream(this.seed, "critic"));
    trainer.generator.start(new Stream(this.seed, "generator"));
    trainer.startFrom(trainer.critic.flat, trainer.generator.flat);
    const numbers = {
      real: memory.floats(2 * n_critic * batch),
      alpha: memory.floats(n_critic * batch),
      noise: memory.floats((n_critic + 1) * batch * noise_dim),
    };
    return { trainer, numbers, snapshots: new Snapshots(memory, trainer, this.data, this.seed) };
  }

  /** Whether there is nothing left to do. */
  get over() {
    return this.trainer.step >= this.config.steps || this.trainer.divergedAt >= 0;
  }

  /**
   * Makes that many steps, or as many as are left.
   * @param {number} steps
   */
  advance(steps) {
    const { real, alpha, noise } = this.numbers;
    const start = performance.now();
    for (let i = 0; i < steps && !this.over; i++) {
      if (this.trainer.step === this.switchAt) this.trainer.goOnWith("non-saturating");
      fillWithSamples(this.data, this.stream, real);
      for (let k = 0; k < alpha.length; k++) alpha[k] = this.stream.uniform();
      for (let k = 0; k < noise.length; k++) noise[k] = this.stream.normal();
      this.trainer.advance(real, alpha, noise);
    }
    this.seconds += (performance.now() - start) / 1000;
  }

  /** A snapshot of the present state, with the distance of its samples from the data. */
  snapshot() {
    const taken = this.snapshots.take(this.seconds);
    return { ...taken, distance: this.measure().of(taken.samples) };
  }

  /** The distance from this run's data. */
  measure() {
    this.distance ??= new Distance(this.data, this.seed);
    return this.distance;
  }

  /** That snapshot as a frame. */
  frame() {
    return packFrame(this.snapshot(), this.data.size);
  }

  /** Samples of the data, as a view draws them behind the generated ones. */
  real() {
    const points = new Float32Array(2 * settings.frames.real);
    fillWithSamples({ ...this.data, scale: 1 }, new Stream(this.seed, "snapshots"), points);
    return packReal(points, this.data.size);
  }

  /**
   * The score of that many fresh samples, or null where the data has no modes.
   * @param {number} count
   */
  score(count) {
    const { modes, spread } = this.data;
    if (!modes || spread === null) return null;
    return scoreModes(this.snapshots.generate(count, new Stream(this.seed, "score")), modes, spread);
  }
}
