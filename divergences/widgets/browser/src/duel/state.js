// The state of a duel as the model holds it, made safe to train with; what had to be changed is named.
import { LANGUAGES, spoken } from "../kit/languages.js";
import { THEMES } from "../kit/theme.js";
import { circle } from "../train/functions.js";
import settings from "../train/settings.generated.json" with { type: "json" };
import { decode, encode } from "./drawing.js";

/** What a run depends on: a change of one of these starts it anew. */
export const TASK = ["left", "right", "data", "drawing", "width", "n_critic", "seed", "switched"];
export const TRAITS = [...TASK, "index", "language", "theme", "presenter"];

/** @type {Record<string, { objective: string, penalty: string, wrongSign?: boolean }>} */
export const SIDES = {
  minimax: { objective: "minimax", penalty: "none" },
  "non-saturating": { objective: "non-saturating", penalty: "none" },
  r1: { objective: "non-saturating", penalty: "r1" },
  "wgan-gp": { objective: "wasserstein", penalty: "gp" },
  "wgan-clip": { objective: "wasserstein", penalty: "clip" },
  "wrong-sign": { objective: "wasserstein", penalty: "gp", wrongSign: true },
};

/** @type {Record<string, readonly (string | number)[]>} */
export const CHOICES = {
  left: Object.keys(SIDES),
  right: Object.keys(SIDES),
  data: [...Object.keys(settings.data), "own"],
  width: [32, 64, 96, 128],
  n_critic: [1, 2, 5, 25],
};

/** What each choice is where none, or an unknown one, is given. @type {Record<string, string | number>} */
const START = { left: "minimax", right: "wgan-gp", data: "ring", width: 64, n_critic: 5 };
const LARGEST_SEED = 2 ** 32 - 1;

// A small disc of points far from where a generator starts, along a spiral by the golden section.
const SPOT = encode(
  Array.from({ length: 120 }, (_, i) => {
    const [y, x] = circle((i * 0.381966) % 1).map((one) => 1.4 + 0.15 * Math.sqrt((i + 0.5) / 120) * one);
    return [x, y];
  }),
);

/** Presets that show one effect each, by what differs from the start. @type {Record<string, Record<string, string | number>>} */
export const STORIES = {
  blind: { left: "minimax", right: "wgan-gp", data: "ring", width: 32, n_critic: 25 },
  rescued: { left: "minimax", right: "non-saturating", data: "own", drawing: SPOT, width: 32, n_critic: 25 },
  collapse: { left: "non-saturating", right: "wgan-gp", data: "ring", width: 32, n_critic: 5 },
  sign: { left: "wrong-sign", right: "wgan-gp", data: "two-gaussians", width: 32, n_critic: 1 },
  home: { left: "r1", right: "wgan-gp", data: "ring", width: 96, n_critic: 2 },
};

/**
 * @param {{ get: (name: string) => any }} model
 * @returns {any}
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
  state.switched = Number.isInteger(model.get("switched")) ? Math.max(-1, model.get("switched")) : -1;
  if (state.switched !== model.get("switched")) changed.push("switched");
  const sound = decode(model.get("drawing")) !== null;
  state.drawing = sound ? model.get("drawing") : settings.drawing.start;
  state.points = decode(state.drawing);
  if (!sound) changed.push("drawing");
  state.index = Number.isInteger(model.get("index")) ? Math.max(-1, model.get("index")) : -1;
  state.language = spoken(model.get("language"));
  [state.theme] = THEMES.filter((one) => one === model.get("theme")).concat(THEMES);
  state.presenter = model.get("presenter") === true;
  if (!LANGUAGES.includes(model.get("language"))) changed.push("language");
  return { ...state, changed };
}

/** The story that these settings tell, or undefined. @param {Record<string, any>} state */
export const storyOf = (state) =>
  Object.keys(STORIES).find((name) => Object.entries(STORIES[name]).every(([one, value]) => state[one] === value));

/** Whether there is enough to learn from. @param {Record<string, any>} state */
export const canTrain = ({ data, points }) => data !== "own" || points.length >= settings.drawing.least;

/** What each side is to train. @param {Record<string, any>} state */
export const tasksOf = ({ seed, points, data, width, n_critic, switched, ...state }) =>
  ["left", "right"].map((side) => {
    const { wrongSign, ...game } = SIDES[state[side]];
    const switchAt = state[side] === "minimax" ? switched : -1;
    return {
      config: { ...game, data, width, n_critic },
      seed,
      points,
      noise: settings.drawing.noise,
      wrongSign,
      switchAt,
    };
  });

/** The same for the same tasks. @param {Record<string, any>} state */
export const keyOf = (state) =>
  TASK.filter((name) => name !== "drawing" || state.data === "own")
    .map((name) => state[name])
    .join();
