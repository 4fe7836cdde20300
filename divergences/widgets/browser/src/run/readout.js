// The numbers: chips that show and hide pictures, what the present state teaches, and the same as live text.
import { html, set, write } from "../dom.js";
import { whole } from "./player.js";
import { shortNumber } from "./planePanel.js";
import { hasNumbers, isWasserstein, numberOf, PANELS } from "./state.js";

const COLOUR = { theta: "q", gradient: "q", pull: "q" };
const BLIND = 0.01;
// A screen reader hears where a drag ends, and of a live run not every snapshot.
const SETTLED = 150;
const SETTLED_LIVE = 1500;

export function createReadout(actions, names) {
  const legend = html("div", { class: "legend", role: "group" });
  const chips = PANELS.filter((name) => name !== "plane").map((name) => createChip(name, actions));
  legend.append(...chips.map((chip) => chip.element));
  const lesson = html("p", { class: "lesson" });
  const status = html("p", { class: "status", role: "status", "aria-live": "polite" });
  const element = html("div", { class: "readout" }, legend, lesson, status);
  let timer = null;

  function draw(view) {
    const { shown, index, network, t, run } = view;
    set(legend, { "aria-label": t("run.chips") });
    for (const chip of chips) chip.draw(view);
    const numbers = Object.fromEntries(names.map((name) => [name, shown.value(name, index)]));
    for (const name of names) set(status, { [`data-${name.replaceAll("_", "-")}`]: numbers[name] });
    set(status, { "data-index": index, "data-network": network, "data-count": shown.count });
    write(lesson, lessonOf(numbers, t));
    const words = Object.fromEntries(names.map((name) => [name, shortNumber(numbers[name])]));
    const place = { step: whole(numbers.step), steps: whole(run.steps) };
    const sentence = t(run.shift ? "run.status.theta" : "run.status", { ...words, ...place });
    clearTimeout(timer);
    timer = setTimeout(() => write(status, sentence), run.end.kind === "running" ? SETTLED_LIVE : SETTLED);
  }

  return { element, draw, destroy: () => clearTimeout(timer) };
}

function createChip(name, actions) {
  const box = html("input", { type: "checkbox", name });
  const words = html("span", { class: "name" });
  const number = html("output");
  const element = html("label", { class: "chip" }, box, words, number);
  box.addEventListener("change", () => {
    const shown = actions.panels();
    actions.change("panels", PANELS.filter((one) => (one === name ? box.checked : shown.includes(one))));
  });
  return {
    element,
    draw({ shown, index, panels, t }) {
      element.hidden = !hasNumbers(shown, name);
      set(element, { class: `chip c-${COLOUR[name] ?? (isWasserstein(shown) || name === "distance" ? "em" : "js")}` });
      box.checked = panels.includes(name);
      write(words, t(`run.chip.${name}`));
      write(number, shortNumber(shown.value(numberOf(name), index)));
    },
  };
}

function lessonOf({ pull, diverged_at: lost }, t) {
  if (lost >= 0 || !Number.isFinite(pull)) return t("run.lesson.lost", { step: whole(Math.max(0, lost)) });
  if (pull === 0) return t("run.lesson.none");
  return t(pull < BLIND ? "run.lesson.blind" : "run.lesson.steers", { pull: shortNumber(pull) });
}
