// Play, the step slider, the choice of network, and the progress of a live run with its Stop button.
import { html, set, write } from "../kit/dom.js";
import { value } from "../kit/format.js";
import { knows } from "./words.js";

const WHOLE = 8000; // milliseconds that a whole run takes to play
const GROUPED = new Intl.NumberFormat("en-US");
export const whole = (number) => GROUPED.format(number);

export function createPlayer(actions) {
  const play = html("button", { type: "button", "data-action": "play" });
  const input = html("input", { type: "range", id: "step", name: "step", min: 0, step: 1 });
  const words = html("label", { for: "step" });
  const output = html("output", { for: "step" });
  const choice = html("select", { id: "network", name: "network" });
  const choiceWords = html("label", { for: "network" });
  const chooser = html("div", { class: "chooser" }, choiceWords, choice);
  const slider = html("div", { class: "slider" }, words, output, input);
  const element = html("div", { class: "player" }, play, slider, chooser);
  let timer = null;
  let count = 0;

  input.addEventListener("input", () => {
    pause();
    actions.goTo(Number(input.value));
  });
  choice.addEventListener("change", () => actions.change("network", Number(choice.value)));
  play.addEventListener("click", toggle);

  function toggle() {
    if (timer !== null) return pause();
    if (actions.index() >= count - 1) actions.goTo(0);
    timer = setInterval(advance, Math.min(400, Math.max(60, WHOLE / count)));
    actions.refresh();
  }

  function advance() {
    if (actions.index() >= count - 1) pause();
    else actions.goTo(actions.index() + 1);
  }

  function pause() {
    clearInterval(timer);
    timer = null;
    actions.refresh();
  }

  function draw({ t, shown, networks, network, index, run }) {
    count = shown.count;
    const step = whole(shown.value("step", index));
    const steps = whole(run.steps);
    write(play, t(timer === null ? "run.play" : "run.pause"));
    set(play, { disabled: count < 2 ? "" : null });
    write(words, t("run.step"));
    write(output, t("run.of", { step, steps }));
    set(input, { max: count - 1, "aria-valuetext": t("run.stepSaid", { step, steps }), disabled: count < 2 ? "" : null });
    if (Number(input.value) !== index) input.value = index;
    input.style.setProperty("--start", -0.1); // filled from the very end of the track
    input.style.setProperty("--end", count > 1 ? index / (count - 1) : 0);
    chooser.hidden = networks.length < 2;
    write(choiceWords, t("run.network"));
    const names = networks.map((one) => nameOf(one, t));
    if (choice.dataset.names !== names.join("\n")) {
      choice.replaceChildren(...names.map((name, i) => html("option", { value: i }, name)));
      choice.dataset.names = names.join("\n");
    }
    choice.value = network;
  }

  return { element, draw, toggle, pause, destroy: () => clearInterval(timer) };
}

// What tells this network from the others, in words.
export function nameOf(network, t) {
  const { label, networks } = network.run;
  const words = label ? [knows(label) ? t(label) : label] : [];
  const { objective, lambda_gp: lambda, learning_rate: rate } = network.tells;
  if (objective !== undefined) words.push(knows(`run.${objective}`) ? t(`run.${objective}`) : objective);
  if (lambda !== undefined) words.push(t("run.lambda", { lambda: value(lambda) }));
  if (rate !== undefined) words.push(t("run.rate", { rate: value(rate) }));
  if (!words.length || new Set(networks.map((one) => one.seed)).size > 1) words.push(t("run.seed", { seed: network.seed }));
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
    const seconds = value(run.seconds ?? 0, 1);
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
