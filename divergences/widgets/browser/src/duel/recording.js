// What a side keeps to be saved: its snapshots, as divergences/gan/history.py names them, and its weights.
import settings from "../train/settings.generated.json" with { type: "json" };
import { numbers, texts } from "./npz.js";

/** @typedef {import("../train/run.js").Run} Run */
/** @typedef {ReturnType<Run["snapshot"]>} Snapshot */

const { shown, grid } = settings;
/** The rest of each snapshot's shape, behind time and the one network. @type {Record<string, number[]>} */
const ARRAYS = { samples: [shown, 2], pull: [shown, 2], critic: [grid, grid], slopes: [shown] };
const NUMBERS = ["estimate", "critic_loss", "generator_loss"];

export class Recording {
  constructor() {
    /** @type {any[]} */
    this.kept = [];
  }

  /** @param {Snapshot} snapshot */
  add(snapshot) {
    const arrays = Object.keys(ARRAYS).map((name) => [name, Float32Array.from(/** @type {any} */ (snapshot)[name])]);
    this.kept.push({ ...snapshot, ...Object.fromEntries(arrays) });
  }

  /**
   * As entries of a .npz file that `History.load` reads; the weights are beside them.
   * @param {Run} run
   */
  entries(run) {
    const { kept } = this;
    const count = kept.length;
    const { config, data } = run;
    const estimates = /** @type {Record<string, string>} */ (settings.objectives)[config.objective];
    const saved = { ...config, seeds: [run.seed], objective: run.wrongSign ? "wrong sign" : config.objective };
    const arrays = Object.entries(ARRAYS).map(([name, rest]) => {
      const all = new Float32Array(count * rest.reduce((a, b) => a * b));
      kept.forEach((one, i) => all.set(one[name], (i * all.length) / count));
      return numbers(name, all, [count, 1, ...rest], "<f4");
    });
    const { real } = run.measure();
    const series = (/** @type {string} */ name) => kept.map((one) => one[name]);
    const column = [count, 1];
    return [
      texts("config", JSON.stringify(saved)),
      texts("device", `browser, ${run.engine}`),
      texts("ended", JSON.stringify(this.ending(run))),
      texts("estimates", [estimates]),
      numbers("size", data.size),
      numbers("real", real, [real.length / 2, 2], "<f4"),
      numbers("step", series("step"), [count], "<i4"),
      numbers("seconds", series("seconds"), [count]),
      ...arrays,
      ...NUMBERS.map((name) => numbers(name, series(name), column)),
      numbers("theta", new Float64Array(count).fill(NaN), column),
      numbers("diverged_at", series("diverged_at"), column, "<i4"),
      ...this.weights(run),
    ];
  }

  /** @param {Run} run */
  ending({ trainer, over }) {
    const kind = trainer.divergedAt >= 0 ? "diverged" : over ? "done" : "stopped";
    return { kind, step: kind === "diverged" ? trainer.divergedAt : trainer.step, reason: "" };
  }

  /** Each layer's weight, (in, out), and bias; `averaged` is the generator that is reported. @param {Run} run */
  weights({ trainer }) {
    const networks = { critic: trainer.critic, generator: trainer.generator, averaged: trainer.averaged };
    return Object.entries(networks).flatMap(([name, { layers, sizes }]) =>
      layers.flatMap(({ weight, bias }, l) => [
        numbers(`weights.${name}.${l}.weight`, weight, [sizes[l], sizes[l + 1]], "<f4"),
        numbers(`weights.${name}.${l}.bias`, bias, [sizes[l + 1]], "<f4"),
      ]),
    );
  }
}
