// The best discriminator, critic and coupling at a state, read from the tables that divergences/widgets/optima.py fills.
import { slopeAt, valueAt } from "./tables.js";

// Positions of the three generated samples that the pictures show, relative to q, in units of the family's scale.
const SAMPLES = { segments: [0], strips: [0.2, 0.5, 0.8], blur: [-1.5, 0, 1.5] };

export function optima(tables, family, scale) {
  const { surprise, penalised_slope: penalised } = tables.optimal;
  const density = tables.blur.log_density;

  // log density relative to the highest: −Infinity where there is none.
  const logDensity = (offset) => {
    if (family === "segments") return offset === 0 ? 0 : -Infinity;
    if (family === "strips") return offset >= 0 && offset <= scale ? 0 : -Infinity;
    return valueAt(density, Math.abs(offset) / scale);
  };
  const fall = (offset) => (Math.sign(offset) * slopeAt(density, Math.abs(offset) / scale)) / scale;

  // log p − log q: NaN where neither has mass, because D* is not defined there.
  const logit = (x, theta) => logDensity(x) - logDensity(x - theta);
  // Its slope in x: 0 inside a strip, and none on a segment, which has no inside.
  const logitSlope = (x, theta) => {
    if (family === "segments" || Number.isNaN(logit(x, theta))) return NaN;
    return family === "strips" || theta === 0 ? 0 : fall(x) - fall(x - theta);
  };
  // log D* of a logit; that of 1 − D* is logReal(−logit).
  const logReal = (z) => {
    if (!Number.isFinite(z)) return Math.min(z, 0);
    return z < 0 ? z - valueAt(surprise, -z) : -valueAt(surprise, z);
  };
  const discriminator = (x, theta) => Math.exp(logReal(logit(x, theta)));
  const loss = (kind, x, theta) => (kind === "minimax" ? logReal(-logit(x, theta)) : -logReal(logit(x, theta)));

  // log of the size of the loss's gradient at a sample: −Infinity for exactly 0, NaN for none. Both pull towards p.
  const logPull = (kind, x, theta) => {
    const z = logit(x, theta);
    const slope = Math.abs(logitSlope(x, theta));
    if (kind !== "minimax" && z === -Infinity) return NaN;
    if (Number.isNaN(slope) || slope === 0) return Math.log(slope);
    return logReal(kind === "minimax" ? z : -z) + Math.log(slope);
  };

  // The critic f: a straight line of the given slope that is higher on p than on q and 0 half-way between them.
  const middle = (theta) => (theta + (family === "strips" ? scale : 0)) / 2;
  const critic = (x, theta, steepness = 1) => -Math.sign(theta) * steepness * (x - middle(theta));
  const penalisedSlope = (theta, lambda) => (theta === 0 ? 1 : valueAt(penalised, Math.abs(theta) / lambda));

  const samples = SAMPLES[family].map((share) => share * (family === "segments" ? 1 : scale));
  return { discriminator, loss, logPull, critic, penalisedSlope, samples };
}

// Costs of couplings at θ: the one that t stands for, the least, and what the dual reads with slope 1.
export function transportAt({ transport }, theta, t) {
  const [independent, least, dual] = ["independent", "plan", "dual"].map((name) =>
    valueAt(transport[name], Math.abs(theta)),
  );
  return { independent, least, dual, cost: (1 - t) * independent + t * least };
}
