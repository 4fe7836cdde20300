// A run's settings: those of Python's Config, by the same names and with the same defaults.
import settings from "./settings.generated.json" with { type: "json" };

/** @typedef {typeof settings.defaults} Config */

const most = { depth: 4 };

/**
 * The whole configuration of a run.
 * @param {Partial<Config>} given
 * @returns {Config}
 * @throws {RangeError} naming the setting that the trainer in the browser has no formula for, or that is out of range
 */
export function completeConfig(given) {
  /** @type {Record<string, number>} */
  const steps = settings.steps;
  const config = { ...settings.defaults, ...given };
  const choices = {
    objective: Object.keys(settings.objectives),
    penalty: settings.penalties,
    optimizer: settings.optimizers,
    activation: Object.keys(settings.slopes),
    generator: ["mlp"],
    batch_norm: [false],
    data: Object.keys(settings.steps),
  };
  for (const [name, allowed] of Object.entries(choices)) {
    const value = /** @type {any} */ (config)[name];
    if (!(/** @type {any[]} */ (allowed).includes(value)))
      throw new RangeError(`${name} must be one of ${allowed.join(", ")}, got ${value}`);
  }
  if (!config.steps) config.steps = steps[config.data];
  for (const name of /** @type {const} */ (["width", "depth", "noise_dim", "batch", "steps", "n_critic"]))
    if (!Number.isInteger(config[name]) || config[name] < 1)
      throw new RangeError(`${name} must be a whole number of at least 1, got ${config[name]}`);
  if (config.width % 8) throw new RangeError(`width must be a multiple of 8, got ${config.width}`);
  if (config.depth > most.depth) throw new RangeError(`depth must be at most ${most.depth}, got ${config.depth}`);
  return config;
}
