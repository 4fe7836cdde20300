// The state of a duel as the model holds it, made safe to train with; what had to be changed is named.
import { LANGUAGES, spoken } from "../kit/languages.js";
import { THEMES } from "../kit/theme.js";
import settings from "../train/settings.generated.json" with { type: "json" };

export const TRAITS = ["left", "right", "data", "width", "n_critic", "seed", "index", "language", "theme", "presenter"];
/** What a run depends on: a change of one of these starts it anew. */
export const TASK = ["left", "right", "data", "width", "n_critic", "seed"];

/** @type {Record<string, { objective: string, penalty: string }>} */
export const SIDES = {
  minimax: { objective: "minimax", penalty: "none" },
  "non-saturating": { objective: "non-saturating", penalty: "none" },
  r1: { objective: "non-saturating", penalty: "r1" },
  "wgan-gp": { objective: "wasserstein", penalty: "gp" },
  "wgan-clip": { objective: "wasserstein", penalty: "clip" },
};

/** @type {Record<string, readonly (string | number)[]>} */
export const CHOICES = {
  left: Object.keys(SIDES),
  right: Object.keys(SIDES),
  data: Object.keys(settings.data),
  width: [32, 64, 96, 128],
  n_critic: [1, 2, 5, 25],
};

/** What each choice is where none, or an unknown one, is given. @type {Record<string, string | number>} */
const START = { left: "minimax", right: "wgan-gp", data: "ring", width: 64, n_critic: 5 };
const LARGEST_SEED = 2 ** 32 - 1;

/** Settings that show one thing each: what they differ in from the start. @type {Record<string, Record<string, string | number>>} */
export const STORIES = {
  blind: { left: "minimax", right: "wgan-gp", data: "ring", width: 64, n_critic: 25 },
  rescued: { left: "minimax", right: "non-saturating", data: "ring", width: 64, n_critic: 25 },
  home: { left: "r1", right: "wgan-gp", data: "ring", width: 96, n_critic: 1 },
};

/**
 * @param {{ get: (name: string) => any }} model
 * @returns {Record<string, any> & { changed: string[] }}
 */
export function readState(model) {
  /** @type {Record<string, any>} */
  const state = {};
  const changed = [];
  for (const [name, allowed] of Object.entries(CHOICES)) {
    state[name] = allowed.includes(model.get(name)) ? model.get(name) : START[name];
    if (state[name] !== model.get(name)) changed.push(name);
  }
  const seed = Math.trunc(Number(model.get("seed")));
  state.seed = Number.isFinite(seed) ? Math.min(LARGEST_SEED, Math.max(0, seed)) : 0;
  if (state.seed !== model.get("seed")) changed.push("seed");
  state.index = Number.isInteger(model.get("index")) ? Math.max(-1, model.get("index")) : -1;
  state.language = spoken(model.get("language"));
  [state.theme] = THEMES.filter((one) => one === model.get("theme")).concat(THEMES);
  state.presenter = model.get("presenter") === true;
  if (!LANGUAGES.includes(model.get("language"))) changed.push("language");
  return { ...state, changed };
}

/** What each side is to train. @param {Record<string, any>} state */
export const tasksOf = (state) =>
  ["left", "right"].map((side) => ({
    config: { ...SIDES[state[side]], data: state.data, width: state.width, n_critic: state.n_critic },
    seed: state.seed,
  }));
