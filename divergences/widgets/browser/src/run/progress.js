// How far a run is: the bar and the Stop button of a live one, and how it ended.
import { html, set, write } from "../kit/dom.js";
import { value, whole } from "../kit/format.js";

export function createProgress(actions) {
  const bar = html("progress", { max: 1 });
  const words = html("p", { class: "ending" });
  const stop = html("button", { type: "button", "data-action": "stop" });
  const element = html("div", { class: "progress" }, bar, words, stop);
  stop.addEventListener("click", () => actions.change("stopping", true));

  // One button stops all that runs.
  function draw({ t, run, stopping, withStop }) {
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
    stop.hidden = !(running && run.live && withStop);
    write(stop, t(stopping ? "run.stopping" : "run.stop"));
    set(stop, { disabled: stopping ? "" : null });
  }

  return { element, draw };
}
