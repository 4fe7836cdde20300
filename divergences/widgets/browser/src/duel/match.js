// Two workers that train in lock-step, and the frames they have sent; the main thread only requests the next steps.
import source from "worker:./worker.js";
import { stride } from "./pace.js";
import { Trainee } from "./trainee.js";

const SLOW = 160; // milliseconds a step in slow motion

/** @param {Trainee} side */
export const canSwitch = ({ task, over, recording }) =>
  task.config.objective === "minimax" && !over && recording.step > 0 && !(recording.task.switchAt >= 0);

export class Match {
  /**
   * @param {import("./recording.js").Task[]} tasks
   * @param {() => void} changed  called when there is something new to show
   */
  constructor(tasks, changed) {
    this.running = false;
    this.slow = false;
    this.once = false;
    this.switching = false;
    this.timer = undefined;
    this.changed = changed;
    this.address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    this.sides = tasks.map((task) => new Trainee(task, this.address, () => this.heard()));
  }

  heard() {
    const waiting = this.sides.some((side) => side.waiting);
    if (this.over) this.running = false;
    if (!waiting || this.sides.some((side) => side.problem)) this.changed();
    if (waiting) return;
    if (this.switching) this.switchNow();
    if (this.once) this.stepOnce();
    if (!this.running) return;
    if (this.slow) this.timer = setTimeout(() => this.running && this.ask(1), SLOW);
    else this.ask(this.stride);
  }

  get stride() {
    return stride(this.step, this.steps);
  }

  get step() {
    return Math.max(...this.sides.map((side) => side.recording.step));
  }

  get steps() {
    return this.sides.map((side) => side.recording.about?.steps).find(Boolean) ?? 0;
  }

  /** "stopping" while the last frame that was asked for is under way. */
  get state() {
    if (this.running) return "running";
    return this.sides.some((side) => side.waiting) ? "stopping" : "still";
  }

  /** Whether both sides have ended; if one diverged or failed, the other continues. */
  get over() {
    return this.sides.every((side) => side.over);
  }

  /** Frames that can be shown: those that each side has which is still to send some. */
  get count() {
    const counts = (/** @type {Trainee[]} */ sides) => sides.map((side) => side.recording.count);
    const open = this.sides.filter((side) => !side.over);
    return open.length ? Math.min(...counts(open)) : Math.max(...counts(this.sides));
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
    this.once = this.sides.some((side) => side.waiting); // the step is then made after both have answered
    this.ask(1);
  }

  /** −log D for the side of log(1 − D), from the next step on; `switched` is told that step. @param {(step: number) => void} switched */
  switch(switched) {
    this.switched = switched;
    this.switching = true;
    if (!this.sides.some((side) => side.waiting)) this.switchNow();
  }

  switchNow() {
    this.switching = false;
    for (const side of this.sides.filter(canSwitch)) side.switch();
    this.switched(this.step);
  }

  close() {
    this.pause();
    for (const side of this.sides) side.close();
    URL.revokeObjectURL(this.address);
  }
}
