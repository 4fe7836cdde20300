// What can be said of one side at the frame on show, as a key of the catalogue: null where the numbers support no
// statement.
import { MAX_BLIND_PULL, MIN_EXPLODING_PULL, MIN_TRAINED_SLOPE } from "../kit/pulls.js";
import { measureOf } from "../run/state.js";

const LEAVING_DISTANCE_RATIO = 1.5; // a generator leaves the data above this many times the distance before training
const MIN_COLLAPSE_SHARE = 0.5; // share of samples near a mode from which missing modes are a collapse, not a run too short
const MIN_SHARE_WITHIN_3SD = 0.9; // share of samples within 3 sd from which a generator of all modes has arrived

/**
 * @param {any} network  as `readNetworks` gives it
 * @param {number} index  of the frame
 * @param {(import("../train/score.js").Score | null)[]} scores
 * @returns {{ kind: string, [value: string]: any } | null}
 */
export function verdict(network, index, scores) {
  const at = (name) => network.value(name, index);
  const [pull, slope, diverged] = ["pull", "slope", "diverged_at"].map(at);
  if (diverged >= 0 || !Number.isFinite(pull)) return { kind: "ranAway", step: diverged >= 0 ? diverged : at("step") };
  if (at("step") === 0) return null;
  const score = scores[index];
  const modes = score?.counts.length;
  const most = score ? Math.max(...scores.slice(0, index + 1).map((one) => one?.recovered ?? 0)) : 0;
  if (pull < MAX_BLIND_PULL && slope >= MIN_TRAINED_SLOPE) return { kind: "blind", pull, slope };
  if (score && score.recovered === modes && score.within_3sd >= MIN_SHARE_WITHIN_3SD)
    return { kind: "home", modes, share: score.within_3sd };
  const [distance, first] = [at("distance"), network.value("distance", 0)];
  if (distance > LEAVING_DISTANCE_RATIO * first) return { kind: "leaving", distance, first };
  if (pull > MIN_EXPLODING_PULL) return { kind: "exploding", pull };
  if (score && score.recovered < most) return { kind: "lost", modes, most, recovered: score.recovered };
  if (score && score.recovered < modes && score.within_3sd >= MIN_COLLAPSE_SHARE)
    return { kind: "collapsed", modes, recovered: score.recovered, share: score.within_3sd };
  if (slope < MIN_TRAINED_SLOPE && pull < MAX_BLIND_PULL) return null;
  if (!score) return { kind: "steeredPlain", pull, scorer: measureOf(network) };
  return { kind: "steered", pull, recovered: score.recovered, modes, share: score.within_3sd };
}
