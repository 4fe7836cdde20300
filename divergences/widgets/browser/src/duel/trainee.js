// One side as the main thread knows it: its worker, the frames that came, and how it stands.
import { readNetworks } from "../run/frames.js";
import settings from "../train/settings.generated.json" with { type: "json" };

/** @typedef {{ config: Record<string, any>, seed: number, points?: [number, number][], noise?: number, wrongSign?: boolean }} Task */

export class Trainee {
  /**
   * @param {Task} task
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
    /** Of the file that was asked for. @type {{ resolve: (file: Blob) => void, reject: (error: Error) => void } | null} */
    this.answer = null;
    /** @type {any} */
    this.known = null;
    /** @type {Float32Array | null} */
    this.places = null;
    this.worker = new Worker(address);
    this.worker.onmessage = ({ data }) => {
      if (data.kind === "saved") return this.handOver(data);
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
      this.fail(said.reason);
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

  /** @param {{ file?: Blob, reason: string }} said */
  handOver({ file, reason }) {
    if (file) this.answer?.resolve(file);
    else this.answer?.reject(new Error(reason));
  }

  /** @param {number} steps */
  ask(steps) {
    this.waiting = true;
    this.worker.postMessage({ kind: "advance", steps });
  }

  /** What was learned stays; nothing more will come. @param {string} reason */
  fail(reason) {
    this.problem = reason;
    this.over = true;
    this.waiting = false;
    this.answer?.reject(new Error(reason));
  }

  /** Its snapshots and weights as a .npz file. @returns {Promise<Blob>} */
  file() {
    if (this.problem) return Promise.reject(new Error(this.problem));
    return new Promise((resolve, reject) => {
      this.answer = { resolve, reject };
      this.worker.postMessage({ kind: "save" });
    });
  }

  close() {
    this.worker.terminate();
    this.answer?.reject(new Error("closed"));
  }

  /** The network that the pictures of a run are drawn from: the same one while no frame is added. */
  network() {
    if (this.count && this.known?.count !== this.count) this.known = this.read();
    return this.known;
  }

  read() {
    const { objective, penalty } = this.task.config;
    const estimates = settings.objectives[objective];
    const { real, size, steps, floor } = this.about;
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
        floor,
      },
    };
    const network = readNetworks({
      runs: [run],
      names: settings.frames.numbers,
      head: this.frames,
      tail: new Uint8Array(0),
      real,
    })[0];
    this.places ??= network.realPlaces;
    return { ...network, realPlaces: this.places };
  }
}
