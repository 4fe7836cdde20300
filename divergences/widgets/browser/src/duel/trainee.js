// One side as the main thread knows it: its worker, the recording of what that said, and how it stands.
import { Recording } from "./recording.js";

/** @typedef {import("./recording.js").Task} Task */
/** @typedef {"memory" | "worker" | "silent" | "error"} Kind  what went wrong */

/** Milliseconds without an answer after which a side counts as silent: longer than any frame takes, in plain JavaScript on a phone too. */
export const SILENCE = 60_000;

/** @type {(reason: string) => Kind} */
export const kindOf = (reason) => (/memory|alloc/i.test(reason) ? "memory" : "error");

export class Trainee {
  /**
   * @param {Task} task
   * @param {string} address  of the worker's code
   * @param {() => void} changed
   */
  constructor(task, address, changed) {
    this.task = task;
    this.recording = new Recording(task);
    this.waiting = true;
    /** @type {{ kind: Kind, reason: string } | null} */
    this.problem = null;
    this.changed = changed;
    this.timer = undefined;
    this.worker = new Worker(address);
    this.worker.onmessage = ({ data }) => this.hear(data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      const { message = "" } = event; // none where a policy forbids the worker
      this.hear({ kind: "failed", reason: message, where: this.recording.about ? "error" : "worker" });
    };
    this.send({ kind: "start", task });
  }

  get over() {
    return this.recording.done || (this.problem !== null && this.problem.kind !== "silent");
  }

  /** @param {object} message */
  send(message) {
    this.waiting = true;
    this.worker.postMessage(message);
    this.timer = setTimeout(() => {
      this.problem = { kind: "silent", reason: "" };
      this.changed();
    }, SILENCE);
  }

  /** @param {any} said */
  hear(said) {
    if (said.kind === "begin") {
      this.recording.about = said;
      return; // its first frame follows
    }
    clearTimeout(this.timer);
    this.waiting = false;
    try {
      this.problem = null;
      if (said.kind === "failed") this.fail(said.reason, said.where);
      else this.recording.add(said);
    } catch (error) {
      this.fail(error.message); // this thread has no memory left for it
    }
    this.changed();
  }

  /** Ends this side with an error; its frames are kept. @type {(reason: string, where?: Kind) => void} */
  fail(reason, where = "error") {
    const kind = kindOf(reason);
    this.problem = { kind: kind === "error" ? where : kind, reason };
    this.worker.terminate();
  }

  /** To be called between two answers: from the present step on, a minimax generator's loss is −log D. */
  switch() {
    this.recording.task = { ...this.recording.task, switchAt: this.recording.step };
    this.worker.postMessage({ kind: "switch" });
  }

  /** @param {number} steps */
  ask(steps) {
    this.send({ kind: "advance", steps });
  }

  /** Its snapshots and weights as a .npz file. */
  file() {
    return this.recording.file(this.problem && this.problem.kind !== "silent" ? this.problem.reason : null);
  }

  close() {
    clearTimeout(this.timer);
    this.worker.terminate();
  }
}
