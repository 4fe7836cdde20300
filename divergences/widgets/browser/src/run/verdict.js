// What can be said of one network at the snapshot on show: a key of the catalogue, and the numbers that its sentence has.
// Each is read off the same numbers as the picture.
import { MAX_BLIND_PULL, MIN_EXPLODING_PULL, MIN_TRAINED_SLOPE } from "../kit/pulls.js";

const NEAR = 0.1; // of the way that θ had to go

/**
 * @param {any} network  as `readNetworks` gives it
 * @param {number} index  of the snapshot
 * @returns {{ kind: string, [value: string]: any }}
 */
export function verdictOf(network, index) {
  const at = (name) => network.value(name, index);
  const [pull, slope, diverged, outside] = ["pull", "slope", "diverged_at", "outside"].map(at);
  if (diverged >= 0 || !Number.isFinite(pull)) return { kind: "lost", step: Math.max(0, diverged) };
  if (at("step") === 0) return { kind: "start", pull };
  const total = network.run.samples;
  const gone = outside > total / 2;
  const found = { pull, slope, outside, total, theta: at("theta"), gradient: at("gradient"), em: at("em_derivative") };
  if (pull < MAX_BLIND_PULL && slope >= MIN_TRAINED_SLOPE)
    return { ...found, kind: pull === 0 ? "none" : gone ? "blindOutside" : "blind" };
  if (pull < MAX_BLIND_PULL) return { ...found, kind: gone ? "silentOutside" : "silent" };
  if (network.run.shift) return { ...found, kind: oneParameter(network, index, found) };
  if (gone) return { ...found, kind: headsHome(network, index) ? "outside" : "away" };
  if (pull > MIN_EXPLODING_PULL) return { ...found, kind: "exploding" };
  const { floor } = network.run;
  const distance = at("distance");
  if (Number.isFinite(distance) && floor !== null) return { ...found, kind: "measured", distance, floor };
  return { ...found, kind: "steered" };
}

// The verdict on the generator with the single parameter θ, whose target is 0; a step moves θ against the gradient.
function oneParameter(network, index, { theta, gradient, pull }) {
  const path = network
    .series("theta")
    .slice(0, index + 1)
    .map(Math.abs);
  const outwards = theta * gradient < 0;
  if (outwards && path[index] > path[0] && path[index] >= Math.max(...path)) return "awayTheta";
  if (pull > MIN_EXPLODING_PULL) return "explodingTheta";
  if (path[index] <= NEAR * path[0]) return "nearTheta";
  return outwards ? "outwardsTheta" : "homewardsTheta";
}

// Whether the pushes, normalised to equal length, point on average towards the mean of the real samples.
function headsHome(network, index) {
  const { arrows, samples } = network.frame(index);
  const middle = [0, 1].map((axis) => mean(network.realPlaces.filter((_, i) => i % 2 === axis)));
  let sum = 0;
  for (let i = 0; i < arrows.length; i += 2) {
    const [x, y] = [middle[0] - samples[i], middle[1] - samples[i + 1]];
    const size = Math.hypot(arrows[i], arrows[i + 1]) * Math.hypot(x, y);
    if (size > 0) sum += (arrows[i] * x + arrows[i + 1] * y) / size;
  }
  return sum > 0;
}

const mean = (numbers) => numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);
