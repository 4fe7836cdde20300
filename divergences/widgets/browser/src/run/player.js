// Play, the step slider, the choice of network, and the progress of a live run with its Stop button.
import { html, set, write } from "../kit/dom.js";
import { value, whole } from "../kit/format.js";
import { knows } from "./words.js";

const WHOLE = 8000; // milliseconds that a whole run takes to play

export class Player {
  constructor(actions) {
    this.actions = actions;
    this.play = html("button", { type: "button", "data-action": "play" });
    this.input = html("input", { type: "range", id: "step", name: "step", min: 0, step: 1 });
    this.words = html("label", { for: "step" });
    this.output = html("output", { for: "step" });
    this.choice = html("select", { id: "network", name: "network" });
    this.choiceWords = html("label", { for: "network" });
    this.chooser = html("div", { class: "chooser" }, this.choiceWords, this.choice);
    const slider = html("div", { class: "slider" }, this.words, this.output, this.input);
    this.element = html("div", { class: "player" }, this.play, slider, this.chooser);
    this.timer = null;
    this.count = 0;
    this.input.addEventListener("input", () => {
      this.pause();
      this.actions.goTo(Number(this.input.value));
    });
    this.choice.addEventListener("change", () => this.actions.change("network", Number(this.choice.value)));
    this.play.addEventListener("click", () => this.toggle());
  }

  toggle() {
    if (this.timer !== null) return this.pause();
    if (this.actions.index() >= this.count - 1) this.actions.goTo(0);
    this.timer = setInterval(() => this.advance(), Math.min(400, Math.max(60, WHOLE / this.count)));
    this.actions.refresh();
  }

  advance() {
    if (this.actions.index() >= this.count - 1) this.pause();
    else this.actions.goTo(this.actions.index() + 1);
  }

  pause() {
    clearInterval(this.timer);
    this.timer = null;
    this.actions.refresh();
  }

  draw({ t, shown, networks, network, index, run }) {
    this.count = shown.count;
    const step = whole(shown.value("step", index));
    const steps = whole(run.steps);
    write(this.play, t(this.timer === null ? "run.play" : "run.pause"));
    set(this.play, { disabled: this.count < 2 ? "" : null });
    write(this.words, t("run.step"));
    write(this.output, t("run.of", { step, steps }));
    set(this.input, {
      max: this.count - 1,
      "aria-valuetext": t("run.stepSaid", { step, steps }),
      disabled: this.count < 2 ? "" : null,
    });
    if (Number(this.input.value) !== index) this.input.value = index;
    this.input.style.setProperty("--start", -0.1); // filled from the very end of the track
    this.input.style.setProperty("--end", this.count > 1 ? index / (this.count - 1) : 0);
    this.chooser.hidden = networks.length < 2;
    write(this.choiceWords, t("run.network"));
    const names = networks.map((one) => nameOf(one, t));
    if (this.choice.dataset.names !== names.join("\n")) {
      this.choice.replaceChildren(...names.map((name, i) => html("option", { value: i }, name)));
      this.choice.dataset.names = names.join("\n");
    }
    this.choice.value = network;
  }

  destroy() {
    clearInterval(this.timer);
  }
}

// What tells this network from the others, in words.
export function nameOf(network, t) {
  const { label, networks } = network.run;
  const words = label ? [knows(label) ? t(label) : label] : [];
  const { objective, lambda_gp: lambda, learning_rate: rate } = network.tells;
  if (objective !== undefined) words.push(knows(`run.${objective}`) ? t(`run.${objective}`) : objective);
  if (lambda !== undefined) words.push(t("run.lambda", { lambda: value(lambda) }));
  if (rate !== undefined) words.push(t("run.rate", { rate: value(rate) }));
  if (!words.length || new Set(networks.map((one) => one.seed)).size > 1)
    words.push(t("run.seed", { seed: network.seed }));
  return words.join(" · ");
}

export function createProgress(actions) {
  const bar = html("progress", { max: 1 });
  const words = html("p", { class: "ending" });
  const stop = html("button", { type: "button", "data-action": "stop" });
  const element = html("div", { class: "progress" }, bar, words, stop);
  stop.addEventListener("click", () => actions.change("stopping", true));

  function draw({ t, run, stopping }) {
    const { kind, step, reason } = run.end;
    const running = kind === "running";
    const seconds = value(Math.round(10 * (run.seconds ?? 0)) / 10);
    const steps = whole(run.steps ?? 0);
    set(element, { "data-kind": kind });
    bar.hidden = !running;
    bar.value = run.steps ? step / run.steps : 0;
    set(bar, { "aria-label": t("run.progress") });
    const left = Number.isFinite(run.left) && run.left !== null ? String(Math.ceil(run.left)) : "…";
    if (kind === "waiting") write(words, t("run.waiting"));
    else if (running) write(words, t("run.running", { step: whole(step), steps, left }));
    else write(words, t(`run.ended.${kind}`, { step: whole(step), steps, seconds, reason }));
    stop.hidden = !(running && run.live);
    write(stop, t(stopping ? "run.stopping" : "run.stop"));
    set(stop, { disabled: stopping ? "" : null });
  }

  return { element, draw };
}
