// Play and the step slider. While a run plays its place lies between two snapshots, and moves 30 times a second.
import { html, set, write } from "../kit/dom.js";
import { whole } from "../kit/format.js";

const WHOLE = 8000; // milliseconds that a whole run takes to play
const FRAME = 1000 / 30 - 2; // a display of 60 Hz gives every second of its frames
const CALM = 1000; // milliseconds for each snapshot where the reader prefers reduced motion
const CALM_JUMPS = 12;

export class Player {
  constructor(actions) {
    this.actions = actions;
    this.play = html("button", { type: "button", "data-action": "play" });
    this.input = html("input", { type: "range", id: "step", name: "step", min: 0, step: 1 });
    this.words = html("label", { for: "step" });
    this.output = html("output", { for: "step", "aria-live": "off" });
    const slider = html("div", { class: "slider" }, this.words, this.output, this.input);
    this.element = html("div", { class: "player" }, this.play, slider);
    this.calm = matchMedia("(prefers-reduced-motion: reduce)");
    this.frame = null;
    this.position = 0;
    this.count = 0;
    this.input.addEventListener("input", () => {
      this.pause();
      this.actions.goTo(Number(this.input.value));
    });
    this.play.addEventListener("click", () => this.toggle());
  }

  get playing() {
    return this.frame !== null;
  }

  toggle() {
    if (this.playing) return this.pause();
    if (this.actions.index() >= this.count - 1) this.actions.goTo(0);
    this.position = this.actions.index();
    let last = performance.now();
    const tick = (now) => {
      this.frame = requestAnimationFrame(tick);
      if (now - last < (this.calm.matches ? CALM : FRAME)) return;
      this.advance(now - last);
      last = now;
    };
    this.frame = requestAnimationFrame(tick);
    this.actions.refresh();
  }

  // No snapshot is passed over, however long a frame took.
  advance(milliseconds) {
    const entry = Math.floor(this.position);
    const each = Math.min(400, Math.max(30, WHOLE / this.count));
    const next = this.calm.matches
      ? entry + Math.ceil(this.count / CALM_JUMPS)
      : Math.min(this.position + milliseconds / each, entry + 1);
    this.position = Math.min(next, this.count - 1);
    if (Math.floor(this.position) > entry) this.actions.goTo(Math.floor(this.position));
    else this.actions.glide(this.position);
    if (this.position >= this.count - 1) this.pause();
  }

  pause() {
    if (this.playing) cancelAnimationFrame(this.frame);
    this.frame = null;
    this.actions.refresh();
  }

  // Where the pictures are: between two snapshots only while it plays. If the index is set from outside, playing
  // continues from there.
  place(index) {
    if (!this.playing || Math.floor(this.position) !== index) this.position = index;
    return this.position;
  }

  draw({ t, count, index, steps, longest }) {
    this.count = count;
    const said = { step: whole(steps[index]), steps: whole(longest) };
    write(this.play, t(this.playing ? "run.pause" : "run.play"));
    set(this.play, { disabled: count < 2 ? "" : null });
    write(this.words, t("run.step"));
    write(this.output, t("run.of", said));
    set(this.input, {
      max: count - 1,
      "aria-valuetext": t("run.stepSaid", said),
      disabled: count < 2 ? "" : null,
    });
    if (Number(this.input.value) !== index) this.input.value = index;
    this.input.style.setProperty("--start", "-0.1"); // filled from the very end of the track
    this.fill();
  }

  fill() {
    this.input.style.setProperty("--end", String(this.count > 1 ? this.position / (this.count - 1) : 0));
  }

  destroy() {
    this.pause();
  }
}
