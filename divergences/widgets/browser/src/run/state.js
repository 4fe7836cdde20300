// The state as the model holds it, made safe to draw.
import palette from "../../../../palette.json" with { type: "json" };
import { spoken } from "../kit/languages.js";
import { ON_STAGE } from "../kit/presenter.js";
import { THEMES } from "../kit/theme.js";
import { readNetworks } from "./frames.js";
import { headOf } from "./growth.js";
import { timelineOf } from "./moment.js";

export const PANELS = ["plane", "theta", "gradient", "estimate", "losses", "pull", "slope", "histogram", "distance"];
/** Those that each network has a picture of its own of; the others are lines of all networks in one. */
export const PICTURES = ["plane", "histogram"];
export const TRAITS = [
  ...["index", "network", "beside", "panels", "language", "theme", "presenter", "stopping"],
  ...["_runs", "_head", "_growth", "_tail"],
];

// Networks are read again only when the frames have changed.
export function createReader(model) {
  let known = [];
  let networks = [];
  return function read() {
    const [tail, real, names] = ["_tail", "_real", "_numbers"].map((name) => model.get(name));
    const head = headOf(model);
    const parts = [model.get("_runs"), head, tail, real, names];
    if (head !== null && parts.some((part, i) => part !== known[i])) {
      networks = readNetworks({ runs: parts[0], names, head, tail, real });
      known = parts;
    } else if (head === null && !known.length) {
      const empty = parts[0].map((run) => ({ ...run, count: 0, held: 0 })); // as before the first snapshot
      networks = readNetworks({ runs: empty, names, head: new ArrayBuffer(0), tail, real });
    }
    const [runs] = parts;
    const language = spoken(model.get("language"));
    const [theme] = THEMES.filter((one) => one === model.get("theme")).concat(THEMES);
    const presenter = model.get("presenter") === true;
    const network = Math.min(Math.max(0, Math.trunc(model.get("network")) || 0), Math.max(0, networks.length - 1));
    const wanted = Math.trunc(model.get("beside"));
    const beside = wanted >= 0 && wanted < networks.length && wanted !== network ? wanted : -1;
    const chosen = [networks[network], networks[beside]].filter(Boolean);
    const shown = chosen.filter((one) => one.count > 0);
    const steps = timelineOf(shown);
    const given = model.get("index");
    const index = Number.isInteger(given) && given >= 0 && given < steps.length ? given : steps.length - 1;
    const drawable = PANELS.filter((name) => shown.some((one) => hasNumbers(one, name)));
    const kept = withLines(
      (model.get("panels") ?? []).filter((name) => PANELS.includes(name)),
      drawable,
    );
    const drawn = kept.filter((name) => drawable.includes(name)).slice(0, presenter ? ON_STAGE : PANELS.length);
    return {
      ...{ networks, chosen, shown, network, beside, index, steps, count: steps.length, runs },
      // In presenter mode only panels for which these networks have numbers are listed; else the choice is kept for the
      // next ones.
      ...{ panels: presenter ? drawn : kept, drawable, drawn },
      ...{ language, theme, presenter, stopping: model.get("stopping") },
    };
  };
}

// Networks that have none of the chosen lines get those that every network has.
function withLines(kept, drawable) {
  const lines = kept.filter((name) => !PICTURES.includes(name));
  if (!lines.length || lines.some((name) => drawable.includes(name))) return kept;
  return [...kept, ...["estimate", "pull"].filter((name) => drawable.includes(name))];
}

// The name of the number by which a panel is judged to have data. Where a network has none (a θ, a measured distance)
// there is nothing to draw.
export const numberOf = (panel) => ({ losses: "critic_loss", histogram: "above" })[panel] ?? panel;
export const hasNumbers = (network, panel) =>
  panel === "plane" || network.series(numberOf(panel)).some(Number.isFinite);

// What the estimate is read as. One of EM comes from a critic, one of JS from a discriminator.
export const measureOf = (network) => (network.estimates === "em" ? "em" : "js");
// The colour that its method has in print too: that of its penalty, or of the measure.
export const colourOf = (network) => palette.methods[network.run.penalty] ?? measureOf(network);
