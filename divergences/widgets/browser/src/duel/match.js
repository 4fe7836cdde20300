// Two workers that train in lock-step, and all that they have said: the main thread only asks for the next steps.
import source from "worker:./worker.js";
import { readNetworks } from "../run/frames.js";
import settings from "../train/settings.generated.json" with { type: "json" };

const SHOWN = 140; // frames of a whole run, beside the denser ones at its start, where most happens
const DENSE = [
  [100, 5],
  [500, 10],
]; // up to this step, so many steps a frame
const SLOW = 160; // milliseconds a step in slow motion

/** How many steps lead to the next frame. @type {(step: number, steps: number) => number} */
const stride = (step, steps) =>
  DENSE.find(([end]) => step < end)?.[1] ?? Math.max(20, Math.round(steps / SHOWN / 10) * 10);

class Side {
  /**
   * @param {{ config: Record<string, any>, seed: number }} task
   * @param {string} address  of the worker's code
   * @param {() => void} changed
   */
  constructor(task, address, changed) {
    this.task = task;
    this.waiting = true;
    this.over = false;
    /** @type {string | null} */
    this.problem = null;
    this.frames = new Uint8Array(0);
    this.scores = [];
    this.seconds = 0;
    this.step = 0;
    this.divergedAt = -1;
    this.count = 0;
    this.about = null;
    this.worker = new Worker(address);
    this.worker.onmessage = ({ data }) => {
      this.hear(data);
      changed();
    };
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.hear({ kind: "failed", reason: event.message || event.type }); // what a policy forbids has no message
      changed();
    };
    this.worker.postMessage({ kind: "start", task });
  }

  /** @param {any} said */
  hear(said) {
    if (said.kind === "begin") {
      this.about = said;
      return;
    }
    this.waiting = false;
    if (said.kind === "failed") {
      this.problem = said.reason;
      this.over = true;
      return;
    }
    const bytes = said.frame.length;
    if ((this.count + 1) * bytes > this.frames.length) {
      const larger = new Uint8Array(Math.max(64 * bytes, 2 * this.frames.length));
      larger.set(this.frames);
      this.frames = larger;
    }
    this.frames.set(said.frame, this.count * bytes);
    this.count++;
    this.bytes = bytes;
    this.scores.push(said.score);
    ({ step: this.step, seconds: this.seconds, over: this.over, divergedAt: this.divergedAt } = said);
  }

  /** @param {number} steps */
  ask(steps) {
    this.waiting = true;
    this.worker.postMessage({ kind: "advance", steps });
  }

  /** The network that the pictures of a run are drawn from. */
  network() {
    if (!this.count) return null;
    const { objective, penalty } = this.task.config;
    const estimates = settings.objectives[objective];
    const { real, size, steps } = this.about;
    const { arrows, slope_edges } = settings.frames;
    const run = {
      ...{
        label: "",
        networks: [{ seed: this.task.seed, estimates, tells: {} }],
        steps,
        shift: false,
        penalty,
        count: this.count,
      },
      ...{
        size,
        samples: settings.shown,
        arrows,
        slope_edges,
        grid: settings.grid,
        bytes: this.bytes,
        real: settings.frames.real,
        floor: null,
      },
    };
    return readNetworks({
      runs: [run],
      names: settings.frames.numbers,
      head: this.frames,
      tail: new Uint8Array(0),
      real,
    })[0];
  }
}

export class Match {
  /**
   * @param {{ config: Record<string, any>, seed: number }[]} tasks
   * @param {() => void} changed  called when there is something new to show
   */
  constructor(tasks, changed) {
    this.running = false;
    this.slow = false;
    this.once = false;
    this.timer = undefined;
    this.changed = changed;
    this.address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    this.sides = tasks.map((task) => new Side(task, this.address, () => this.heard()));
  }

  heard() {
    if (this.sides.some((side) => side.waiting)) return;
    if (this.over) this.running = false;
    this.changed();
    if (this.once) this.stepOnce();
    if (!this.running) return;
    if (this.slow) this.timer = setTimeout(() => this.running && this.ask(1), SLOW);
    else this.ask(this.stride);
  }

  get stride() {
    return stride(this.step, this.steps);
  }

  get step() {
    return Math.max(...this.sides.map((side) => side.step));
  }

  get steps() {
    return this.sides[0].about?.steps ?? 0;
  }

  /** "stopping" while the last frame that was asked for is under way. */
  get state() {
    if (this.running) return "running";
    return this.sides.some((side) => side.waiting) ? "stopping" : "still";
  }

  /** Over for both: one that ran away or failed leaves the other to go on. */
  get over() {
    return this.sides.every((side) => side.over);
  }

  get count() {
    return Math.max(...this.sides.map((side) => side.count));
  }

  /** @param {number} steps */
  ask(steps) {
    if (this.sides.some((side) => side.waiting)) return;
    for (const side of this.sides) if (!side.over) side.ask(steps);
  }

  go() {
    if (this.over) return;
    this.running = true;
    this.ask(this.slow ? 1 : this.stride);
  }

  pause() {
    clearTimeout(this.timer);
    this.running = false;
  }

  stepOnce() {
    this.pause();
    this.once = this.sides.some((side) => side.waiting); // then it is made when they have answered
    this.ask(1);
  }

  close() {
    this.pause();
    for (const side of this.sides) side.worker.terminate();
    URL.revokeObjectURL(this.address);
  }
}
