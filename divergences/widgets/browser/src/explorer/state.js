// Reads the model's state and makes it safe to draw: invalid values are replaced and reported.

import { LANGUAGES } from "../kit/languages.js";
import { MEASURES } from "../kit/measures.js";
import { ON_STAGE } from "../kit/presenter.js";
import { THEMES } from "../kit/theme.js";

// The first of each is what a bad one is replaced with; of the subsets, what an explorer starts with.
export const CHOICES = {
  family: ["segments", "strips", "blur"],
  gradient_scale: ["log", "linear", "floats"],
  generator_loss: ["minimax", "non-saturating"],
  descend_on: ["em", "js", "blur"],
  language: LANGUAGES,
  theme: THEMES,
};
export const SUBSETS = {
  curves: MEASURES,
  panels: ["pair", "curves", "gradient", "critic", "transport", "descend"],
};
const FIRST_LOOK = { curves: SUBSETS.curves, panels: ["pair", "curves", "gradient"] };
export const NUMBERS = ["theta", "width", "sigma", "lambda_gp", "coupling", "lipschitz", "step_size", "momentum"];
export const FLAGS = ["presenter"];
export const TRAITS = [...NUMBERS, ...Object.keys(CHOICES), ...Object.keys(SUBSETS), ...FLAGS];
// Traits whose change needs `update` only; a change of any other needs a new `layout`.
export const LIVE = ["theta", "lambda_gp", "coupling", "lipschitz", "step_size", "momentum"];

export function readState(model) {
  const state = {};
  const problems = [];
  const keep = (name, given, used) => {
    state[name] = used;
    if (!Object.is(given, used))
      problems.push({ name, given: String(given), used: String(used).replaceAll(",", ", ") });
  };
  const ranges = model.get("_ranges");
  for (const name of NUMBERS) {
    const given = model.get(name);
    const { min, max, start } = ranges[name];
    const usable = typeof given === "number" && !Number.isNaN(given);
    keep(name, given, usable ? Math.min(max, Math.max(min, given)) : start);
  }
  for (const [name, words] of Object.entries(CHOICES)) {
    const given = model.get(name);
    keep(name, given, words.includes(given) ? given : words[0]);
  }
  for (const [name, words] of Object.entries(SUBSETS)) {
    const given = model.get(name);
    const fits =
      Array.isArray(given) && given.every((word) => words.includes(word)) && new Set(given).size === given.length;
    keep(name, given, fits ? given : FIRST_LOOK[name]);
  }
  for (const name of FLAGS) {
    const given = model.get(name);
    keep(name, given, typeof given === "boolean" ? given : false);
  }
  if (state.presenter) state.panels = state.panels.slice(0, ON_STAGE);
  const scaleName = model.get("_scales")[state.family];
  state.scale = scaleName ? state[scaleName] : 1;
  return { state, problems };
}

export function snap(value, { min, max, step }) {
  const nearest = Number((Math.round(value / step) * step).toFixed(10));
  return Math.min(max, Math.max(min, nearest)) + 0;
}
