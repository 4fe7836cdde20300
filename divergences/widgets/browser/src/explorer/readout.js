// The values: a legend whose boxes switch curves on and off, what the present state teaches, and the same as live text.
import { html, set, svg, write } from "../kit/dom.js";
import { value } from "../kit/format.js";
import { steepness } from "./gradientPanel.js";
import { SUBSETS } from "./state.js";

const CURVES = SUBSETS.curves;
const NATS = ["kl", "js"];
// A screen reader hears where a drag ends, not every step of it.
const SETTLED = 150;

export function createReadout(actions) {
  const legend = html("div", { class: "legend", role: "group" });
  const chips = CURVES.map((curve) => createChip(curve, actions));
  legend.append(...chips.map((chip) => chip.element));
  const lesson = html("p", { class: "lesson" });
  const status = html("p", { class: "unseen", role: "status", "aria-live": "polite" });
  const element = html("div", { class: "readout" }, legend, lesson, status);
  let timer = null;

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
    for (const chip of chips) chip.update(numbers, t);
    write(lesson, lessonOf(view));
    clearTimeout(timer);
    timer = setTimeout(() => write(status, sentence(state, numbers, t)), SETTLED);
  }

  function layout(view) {
    const { state, t } = view;
    set(legend, { "aria-label": t("explorer.legend") });
    set(status, { "data-family": state.family, "data-width": state.width, "data-sigma": state.sigma });
    for (const chip of chips) chip.layout(view);
    legend.hidden = chips.every((chip) => chip.element.hidden);
    lesson.hidden = !state.panels.some((panel) => ABOUT_THETA.includes(panel));
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
      write(name, t(`${fill ? "short" : "name"}.${curve}`));
    },
    update(numbers, t) {
      write(number, value(numbers[curve]));
      write(unit, hasUnit(curve, numbers[curve]) ? t("unit.nats") : "");
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

// The curves that each panel draws, and the panels that show what the sentence is about: θ and the measures over it.
const DRAWN = { curves: CURVES, gradient: ["js", "em"] };
const ABOUT_THETA = ["pair", "curves", "gradient"];

// What to see in this state.
function lessonOf(view) {
  const { state, t, measures, floors } = view;
  const { theta, family } = state;
  const js = steepness("js", state, t, measures);
  if (theta === 0) {
    const key = { segments: "coincideSegments", strips: "coincideStrips", blur: "coincide" }[family];
    return t(`explorer.${key}`);
  }
  if (family !== "blur") return t(measures.value("tv", theta) < 1 ? "explorer.overlap" : "explorer.apart", { js });
  const logSteepness = measures.logSteepness("js", theta);
  if (logSteepness < floors.float64) return t("explorer.gone64", { js });
  if (logSteepness < floors.float32) return t("explorer.gone32", { js });
  // Near 0 the gradient is small as well, but there q has arrived.
  if (logSteepness < Math.log(0.01) && measures.value("tv", theta) > 0.9) return t("explorer.fading", { js });
  return t("explorer.smooth", { js });
}
