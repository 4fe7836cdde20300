// The numbers: chips that show and hide pictures, what the present state teaches, and the same as live text.
import { html, set, write } from "../kit/dom.js";
import { shortNumber, whole } from "../kit/format.js";
import { createLive } from "../kit/live.js";
import { measureOf, numberOf, PANELS } from "./state.js";

const COLOUR = { plane: "q", theta: "q", gradient: "q", pull: "q", distance: "em" };
const BLIND = 0.01;

export function createReadout(actions, names) {
  const legend = html("div", { class: "legend", role: "group" });
  const chips = PANELS.map((name, i) => createChip(name, i + 1, actions));
  legend.append(...chips.map((chip) => chip.element));
  const lesson = html("p", { class: "lesson" });
  const live = createLive({ class: "status" });
  const status = live.element;
  const element = html("div", { class: "readout" }, legend, lesson, status);

  function draw(view) {
    const { shown, index, network, t, run } = view;
    set(legend, { "aria-label": t("run.chips") });
    legend.style.setProperty("--columns", Math.min(4, Math.ceil(view.drawable.length / 2)));
    for (const chip of chips) chip.draw(view);
    /** @type {Record<string, number>} */
    const numbers = Object.fromEntries(names.map((name) => [name, shown.value(name, index)]));
    for (const name of names) set(status, { [`data-${name.replaceAll("_", "-")}`]: numbers[name] });
    set(status, { "data-index": index, "data-network": network, "data-count": shown.count });
    write(lesson, lessonOf(numbers, t));
    const words = Object.fromEntries(names.map((name) => [name, shortNumber(numbers[name])]));
    const place = { step: whole(numbers.step), steps: whole(run.steps) };
    live.say(t(run.shift ? "run.status.theta" : "run.status", { ...words, ...place }));
  }

  return { element, draw, destroy: live.destroy };
}

function createChip(name, key, actions) {
  const box = html("input", { type: "checkbox", name });
  const words = html("span", { class: "name" });
  const number = html("output");
  const element = html("label", { class: "chip" }, box, words, number);
  words.before(html("kbd", { "aria-hidden": "true" }, key));
  box.addEventListener("change", () => actions.toggle(name));
  return {
    element,
    draw({ shown, index, panels, drawable, t }) {
      element.hidden = !drawable.includes(name);
      const measure = measureOf(shown);
      set(element, { class: `chip c-${COLOUR[name] ?? measure}` });
      box.checked = panels.includes(name);
      write(words, t(`run.chip.${name}${name === "losses" ? `.${measure}` : ""}`));
      write(number, name === "plane" ? "" : shortNumber(shown.value(numberOf(name), index)));
    },
  };
}

/** @param {Record<string, number>} numbers */
function lessonOf({ pull, diverged_at: lost }, t) {
  if (lost >= 0 || !Number.isFinite(pull)) return t("run.lesson.lost", { step: whole(Math.max(0, lost)) });
  if (pull === 0) return t("run.lesson.none");
  return t(pull < BLIND ? "run.lesson.blind" : "run.lesson.steers", { pull: shortNumber(pull) });
}
