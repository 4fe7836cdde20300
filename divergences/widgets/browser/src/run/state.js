// The state as the model holds it, made safe to draw.
import { spoken } from "../languages.js";
import { readNetworks } from "./frames.js";

export const PANELS = ["plane", "theta", "gradient", "estimate", "losses", "pull", "slope", "histogram", "distance"];
export const TRAITS = ["index", "network", "panels", "language", "theme", "stopping", "_runs", "_head", "_tail"];

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
    const theme = model.get("theme");
    const network = Math.min(Math.max(0, Math.trunc(model.get("network")) || 0), Math.max(0, networks.length - 1));
    const shown = networks[network];
    const count = shown?.count ?? 0;
    const given = model.get("index");
    const index = Number.isInteger(given) && given >= 0 && given < count ? given : count - 1;
    const panels = (model.get("panels") ?? []).filter((name) => PANELS.includes(name));
    const drawn = shown ? panels.filter((name) => hasNumbers(shown, name)) : [];
    return { networks, shown, network, index, count, run: shown?.run ?? runs[0], panels, drawn, language, theme, stopping: model.get("stopping") };
  };
}

// The number that stands for a panel. Where a network has none (a θ, a measured distance) there is nothing to draw.
export const numberOf = (panel) => ({ losses: "critic_loss", histogram: "above" })[panel] ?? panel;
export const hasNumbers = (network, panel) => panel === "plane" || network.series(numberOf(panel)).some(Number.isFinite);

export const isWasserstein = (network) => network.estimates === "em";
