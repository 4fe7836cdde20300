// The training of one side of a duel: it makes the steps that it is asked for, and returns their results as plain data.
import { packFrame } from "../train/frames.js";
import { Run } from "../train/run.js";

/** @typedef {import("./recording.js").Task} Task */

const SAMPLES = 2000; // of the score that is shown while it trains

export class Training {
  /** @param {Task} task */
  constructor(task) {
    this.run = new Run(task);
  }

  /** What stays the same for the whole run. */
  begin() {
    const { run } = this;
    const { critic, generator, averaged } = run.trainer;
    const { size, modes } = run.data;
    return {
      kind: "begin",
      ...{ config: run.config, engine: run.engine, steps: run.config.steps, size, modes: modes?.length ?? 0 },
      ...{ real: run.real(), compared: run.measure().real, floor: run.measure().floor },
      layers: { critic: critic.sizes, generator: generator.sizes, averaged: averaged.sizes },
    };
  }

  /** The generator's loss is −log D from the next step on. */
  switch() {
    this.run.switchAt = this.run.trainer.step;
  }

  /** The state that many steps later. @param {number} steps */
  advance(steps) {
    const { run } = this;
    run.advance(steps);
    const snapshot = run.snapshot();
    const { critic, generator, averaged, step, divergedAt } = run.trainer;
    return {
      kind: "frame",
      ...{ snapshot, step, divergedAt, score: run.score(SAMPLES), seconds: run.seconds, over: run.over },
      frame: packFrame(snapshot, run.data.size),
      weights: { critic: critic.flat.slice(), generator: generator.flat.slice(), averaged: averaged.flat.slice() },
    };
  }
}
