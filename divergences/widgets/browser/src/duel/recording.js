// All that the worker of a side has sent, kept on the main thread so that nothing is lost with the worker: frames to
// draw, and snapshots, named as in divergences/gan/history.py, and weights to save.
import { readNetworks } from "../run/frames.js";
import settings from "../train/settings.generated.json" with { type: "json" };
import { npz, numbers, texts } from "./npz.js";

/** @typedef {{ config: Record<string, any>, seed: number, points?: [number, number][], noise?: number, wrongSign?: boolean, switchAt?: number }} Task */
/** @typedef {ReturnType<import("./training.js").Training["begin"]>} About */
/** @typedef {ReturnType<import("./training.js").Training["advance"]>} Said */

const { shown, grid } = settings;
/** The rest of each snapshot's shape, behind time and the one network. @type {Record<string, number[]>} */
const ARRAYS = { samples: [shown, 2], pull: [shown, 2], critic: [grid, grid], slopes: [shown] };
const NUMBERS = ["estimate", "critic_loss", "generator_loss"];

export class Recording {
  /** @param {Task} task */
  constructor(task) {
    this.task = task;
    /** @type {About | null} */
    this.about = null;
    /** @type {any[]} */
    this.snapshots = [];
    /** @type {Said["score"][]} */
    this.scores = [];
    /** @type {Record<string, import("../train/memory.js").Floats>} */
    this.weights = {};
    this.frames = new Uint8Array(0);
    this.bytes = 0;
    this.step = 0;
    this.seconds = 0;
    this.divergedAt = -1;
    this.done = false;
    /** @type {any} */
    this.known = null;
    /** @type {Float32Array | null} */
    this.places = null;
  }

  get count() {
    return this.snapshots.length;
  }

  /** @param {Said} said */
  add({ frame, snapshot, score, weights, ...said }) {
    this.bytes = frame.length;
    if ((this.count + 1) * this.bytes > this.frames.length) {
      const larger = new Uint8Array(Math.max(64 * this.bytes, 2 * this.frames.length));
      larger.set(this.frames);
      this.frames = larger;
    }
    this.frames.set(frame, this.count * this.bytes);
    this.scores.push(score);
    this.snapshots.push(snapshot);
    this.weights = weights;
    ({ step: this.step, seconds: this.seconds, divergedAt: this.divergedAt, over: this.done } = said);
  }

  /** The network that the pictures of a run are drawn from: the same one while no frame is added. */
  network() {
    if (this.count && this.known?.count !== this.count) this.known = this.read();
    return this.known;
  }

  read() {
    const { objective, penalty } = this.task.config;
    const { real, size, steps, floor } = /** @type {About} */ (this.about);
    const { arrows, slope_edges } = settings.frames;
    const run = {
      networks: [{ seed: this.task.seed, estimates: settings.objectives[objective], tells: {} }],
      ...{ label: "", steps, shift: false, penalty, count: this.count, size, samples: shown, arrows, slope_edges },
      ...{ grid, bytes: this.bytes, real: this.places ? 0 : settings.frames.real, floor },
    };
    const tail = new Uint8Array(0);
    const [network] = readNetworks({ runs: [run], names: settings.frames.numbers, head: this.frames, tail, real });
    this.places ??= network.realPlaces;
    return { ...network, realPlaces: this.places };
  }

  /**
   * Snapshots and weights as a .npz file that `History.load` reads.
   * @param {string | null} problem  what ended the run too early
   * @returns {Blob}
   */
  file(problem) {
    const { task, snapshots, count } = this;
    const { config, engine, size, compared } = /** @type {About} */ (this.about);
    const { objective } = task.config;
    const saved = { ...config, seeds: [task.seed], objective: this.objective() };
    const arrays = Object.entries(ARRAYS).map(([name, rest]) => {
      const all = new Float32Array(count * rest.reduce((a, b) => a * b));
      snapshots.forEach((one, i) => all.set(one[name], (i * all.length) / count));
      return numbers(name, all, [count, 1, ...rest], "<f4");
    });
    const series = (/** @type {string} */ name) => snapshots.map((one) => one[name]);
    const column = [count, 1];
    return npz([
      texts("config", JSON.stringify(saved)),
      texts("device", `browser, ${engine}`),
      texts("ended", JSON.stringify(this.ending(problem))),
      texts("estimates", [settings.objectives[objective]]),
      numbers("size", size),
      numbers("real", compared, [compared.length / 2, 2], "<f4"),
      numbers("step", series("step"), [count], "<i4"),
      numbers("seconds", series("seconds"), [count]),
      ...arrays,
      ...NUMBERS.map((name) => numbers(name, series(name), column)),
      numbers("theta", new Float64Array(count).fill(NaN), column),
      numbers("diverged_at", series("diverged_at"), column, "<i4"),
      ...this.layers(),
    ]);
  }

  /** The generator's objective; "minimax, non-saturating@200" was switched after that step. */
  objective() {
    const { task, step } = this;
    if (task.wrongSign) return "wrong sign";
    const switched = task.switchAt >= 0 && step > task.switchAt;
    return switched ? [task.config.objective, `non-saturating@${task.switchAt}`].join(", ") : task.config.objective;
  }

  /** @param {string | null} problem */
  ending(problem) {
    const { divergedAt, step, done } = this;
    if (problem !== null) return { kind: "failed", step, reason: problem };
    const kind = divergedAt >= 0 ? "diverged" : done ? "done" : "stopped";
    return { kind, step: kind === "diverged" ? divergedAt : step, reason: "" };
  }

  /** Each layer's weight, (in, out), and bias; `averaged` is the generator that is reported. */
  layers() {
    return Object.entries(/** @type {About} */ (this.about).layers).flatMap(([name, sizes]) => {
      let at = 0;
      const take = (/** @type {string} */ part, /** @type {number[]} */ ...shape) => {
        const from = at;
        at += shape.reduce((a, b) => a * b);
        return numbers(`weights.${name}.${part}`, this.weights[name].subarray(from, at), shape, "<f4");
      };
      return sizes
        .slice(1)
        .flatMap((outputs, l) => [take(`${l}.weight`, sizes[l], outputs), take(`${l}.bias`, outputs)]);
    });
  }
}
