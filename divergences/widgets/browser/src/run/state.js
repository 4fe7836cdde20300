// The state as the model holds it, made safe to draw.
import { spoken } from "../kit/languages.js";
import { ON_STAGE } from "../kit/presenter.js";
import { THEMES } from "../kit/theme.js";
import { readNetworks } from "./frames.js";

export const PANELS = ["plane", "theta", "gradient", "estimate", "losses", "pull", "slope", "histogram", "distance"];
export const TRAITS = [
  "index",
  "network",
  "panels",
  "language",
  "theme",
  "presenter",
  "stopping",
  "_runs",
  "_head",
  "_tail",
];

// Networks are read again only when the frames have changed.
export function createReader(model) {
  let known = [];
  let networks = [];
  return function read() {
    const parts = ["_runs", "_head", "_tail", "_real", "_numbers"].map((name) => model.get(name));
    if (parts.some((part, i) => part !== known[i])) {
      const [runs, head, tail, real, names] = parts;
      networks = readNetworks({ runs, names, head, tail, real });
      known = parts;
    }
    const [runs] = parts;
    const language = spoken(model.get("language"));
    const [theme] = THEMES.filter((one) => one === model.get("theme")).concat(THEMES);
    const presenter = model.get("presenter") === true;
    const network = Math.min(Math.max(0, Math.trunc(model.get("network")) || 0), Math.max(0, networks.length - 1));
    const shown = networks[network];
    const count = shown?.count ?? 0;
    const given = model.get("index");
    const index = Number.isInteger(given) && given >= 0 && given < count ? given : count - 1;
    const kept = (model.get("panels") ?? []).filter((name) => PANELS.includes(name));
    const drawable = shown ? PANELS.filter((name) => hasNumbers(shown, name)) : [];
    const drawn = kept.filter((name) => drawable.includes(name)).slice(0, presenter ? ON_STAGE : PANELS.length);
    return {
      ...{ networks, shown, network, index, count, run: shown?.run ?? runs[0] },
      // On stage is only what this network has numbers for; else its reader keeps the others for the next network.
      ...{ panels: presenter ? drawn : kept, drawable, drawn },
      ...{ language, theme, presenter, stopping: model.get("stopping") },
    };
  };
}

// The number that stands for a panel. Where a network has none (a θ, a measured distance) there is nothing to draw.
export const numberOf = (panel) => ({ losses: "critic_loss", histogram: "above" })[panel] ?? panel;
export const hasNumbers = (network, panel) =>
  panel === "plane" || network.series(numberOf(panel)).some(Number.isFinite);

// What the estimate is read as. One of EM comes from a critic, one of JS from a discriminator.
export const measureOf = (network) => (network.estimates === "em" ? "em" : "js");
