// What each picture of lines holds: its curves, the levels that they are compared with, and the words above it.
import { value } from "../kit/format.js";
import { colourOf, measureOf } from "./state.js";

const SCORER = { em: "name.critic", js: "name.discriminator" };
const exactOf = (measure, derivative) => ({
  name: derivative ? `${measure}_derivative` : measure,
  colour: measure,
  dashed: true,
});

// colour: a class of the palette. dashed: exact, not measured. `pair` gives the curves of a
// network when two are compared: the first has the network's name, and their colour is that of its method.
export const CONTENT = {
  theta: {
    curves: () => [{ name: "theta", colour: "q" }],
    guides: () => [0],
    line: ({ t }) => t("run.theta.line"),
    others: true,
  },
  gradient: {
    curves: () => [{ name: "gradient", colour: "q" }, exactOf("js", true), exactOf("em", true)],
    pair: (network) => [{ name: "gradient" }, { ...exactOf(measureOf(network), true), exact: true }],
    guides: () => [0],
    line: ({ t, at }) =>
      t("run.gradient.line", { gradient: at("gradient"), js: at("js_derivative"), em: at("em_derivative") }),
  },
  estimate: {
    curves: (network) => [
      { name: "estimate", colour: colourOf(network) },
      { ...exactOf(measureOf(network), false), words: "run.short.exact" },
      ...(measureOf(network) === "em" ? [{ name: "distance", colour: "ink", dashed: true }] : []),
    ],
    pair: (network) => [{ name: "estimate" }, { ...exactOf(measureOf(network), false), exact: true }],
    guides: () => [0],
    line: ({ t, network }) => t(`run.estimate.line.${measureOf(network)}`),
  },
  losses: {
    curves: (network) => [
      { name: "critic_loss", colour: colourOf(network), words: SCORER[measureOf(network)] },
      { name: "generator_loss", colour: "q" },
    ],
    pair: () => [{ name: "critic_loss" }],
    guides: () => [0],
    line: ({ t }) => t("run.losses.line"),
  },
  pull: {
    curves: () => [{ name: "pull", colour: "q" }],
    guides: () => [1],
    line: ({ t }) => t("run.pull.line"),
    powers: true, // a pull that explodes would else make one of 1 look like none
  },
  slope: {
    curves: (network) => [{ name: "slope", colour: colourOf(network) }],
    guides: () => [0, 1],
    line: ({ t, network }) => t(network.run.penalty === "gp" ? "run.slope.line" : "run.slope.plain"),
  },
  distance: {
    curves: () => [{ name: "distance", colour: "em" }],
    guides: ({ run }) => [0, ...(run.floor === null ? [] : [run.floor])],
    line: ({ t, network }) =>
      network.run.floor === null
        ? t(`run.distance.plain.${measureOf(network)}`)
        : t("run.distance.line", { floor: value(network.run.floor) }),
  },
};

export const curvesOf = (content, network, isPair) =>
  isPair ? (content.pair ?? ((one) => content.curves(one).slice(0, 1)))(network) : content.curves(network);
