// The values: a legend whose boxes switch curves on and off, what the present state teaches, and the same as live text.
import { html, set, svg, write } from "../kit/dom.js";
import { value } from "../kit/format.js";
import { SUBSETS } from "./state.js";
import { lessonOf, SAID_OF, steepness } from "./verdicts.js";

const CURVES = SUBSETS.curves;
const NATS = ["kl", "js"];
// A screen reader hears where a drag ends, not every step of it.
const SETTLED = 150;
const EVERY = 1000; // and no more often than this

export function createReadout(actions) {
  const legend = html("div", { class: "legend", role: "group" });
  const chips = CURVES.map((curve) => createChip(curve, actions));
  legend.append(...chips.map((chip) => chip.element));
  const lesson = html("p", { class: "lesson" });
  const status = html("p", { class: "unseen", role: "status", "aria-live": "polite" });
  const element = html("div", { class: "readout" }, legend, lesson, status);
  let timer = null;
  let spoke = -EVERY;

  function update(view) {
    const { state, t, measures } = view;
    const numbers = {};
    for (const curve of CURVES) {
      numbers[curve] = measures.value(curve, state.theta);
      set(status, {
        [`data-${curve}`]: numbers[curve],
        [`data-${curve}-derivative`]: measures.derivative(curve, state.theta),
      });
    }
    set(status, { "data-theta": state.theta });
    for (const chip of chips) chip.update(numbers, view);
    write(lesson, view.veiled ? t("explorer.veiled") : lessonOf(view));
    if (timer === null) set(status, { "aria-busy": true });
    clearTimeout(timer);
    const speak = () => {
      timer = null;
      spoke = performance.now();
      set(status, { "aria-busy": null });
      write(status, sentence(state, numbers, t));
    };
    timer = setTimeout(speak, Math.max(SETTLED, spoke + EVERY - performance.now()));
  }

  function layout(view) {
    const { state, t } = view;
    set(legend, { "aria-label": t("explorer.legend") });
    set(status, { "data-family": state.family, "data-width": state.width, "data-sigma": state.sigma });
    for (const chip of chips) chip.layout(view);
    legend.hidden = chips.every((chip) => chip.element.hidden);
    lesson.hidden = !state.panels.some((panel) => SAID_OF.lesson.includes(panel));
  }

  return { element, layout, update, destroy: () => clearTimeout(timer) };
}

function createChip(curve, actions) {
  const box = html("input", { type: "checkbox", name: curve });
  const sample = html("span", { class: "sample" });
  svg(svg(sample, "svg", { viewBox: "0 0 30 8", "aria-hidden": "true" }), "path", {
    class: `curve c-${curve}`,
    d: "M0 4H30",
  });
  const name = html("span", { class: "name" });
  const number = html("output", { "aria-live": "off" });
  const unit = html("span", { class: "unit" });
  box.addEventListener("change", () => {
    const shown = actions.current("curves");
    actions.change(
      "curves",
      CURVES.filter((one) => (one === curve ? box.checked : shown.includes(one))),
    );
  });
  const element = html(
    "label",
    { class: `chip c-${curve}` },
    box,
    sample,
    name,
    html("span", { class: "number" }, html("span", { class: "amount" }, number, unit)),
  );
  return {
    element,
    layout({ state, t, fill }) {
      box.checked = state.curves.includes(curve);
      box.disabled = state.compact;
      element.hidden = !state.panels.some((panel) => DRAWN[panel]?.includes(curve)) || (state.compact && !box.checked);
      const words = t(`${fill ? "short" : "name"}.${curve}`);
      write(name, state.panels.includes("curves") ? words : t("explorer.gradientOf", { curve: t(`short.${curve}`) }));
    },
    // The number shown is the measure's value, or its gradient if only the gradient picture is shown.
    update(numbers, { state, t, measures }) {
      const measured = state.panels.includes("curves");
      write(number, measured ? value(numbers[curve]) : steepness(curve, state, t, measures));
      write(unit, measured && hasUnit(curve, numbers[curve]) ? t("unit.nats") : "");
    },
  };
}

const hasUnit = (curve, number) => NATS.includes(curve) && Number.isFinite(number) && number !== 0;

function sentence(state, numbers, t) {
  const words = { theta: value(state.theta) };
  for (const curve of CURVES) {
    const number = value(numbers[curve]);
    words[curve] = hasUnit(curve, numbers[curve]) ? t("explorer.withUnit", { number, unit: t("unit.nats") }) : number;
  }
  return t("explorer.status", words);
}

// The curves that each panel draws.
const DRAWN = { curves: CURVES, gradient: ["js", "em"] };
