// The texts for a state: the heading, the sentence below the pictures, and a line for each picture that has one. They
// are chosen by the numbers that the pictures are drawn from.
import { value, valueOfLog } from "../kit/format.js";

// The pictures that show what the sentence and the question in the heading are about: θ and the measures over it.
const ABOUT_THETA = ["pair", "curves", "gradient"];
const MAX_ARRIVED_THETA = 0.01; // a descent this close to 0 has arrived
export const SAID_OF = { lesson: ABOUT_THETA, question: [...ABOUT_THETA, "critic"] };

const anyShown = ({ panels }, of) => panels.some((panel) => of.includes(panel));

export const headingOf = ({ state, t }) =>
  state.ownTitle || t(anyShown(state, SAID_OF.question) ? "explorer.title" : "explorer.titlePlain");

export function steepness(curve, { theta }, t, measures) {
  const logSteepness = measures.logSteepness(curve, theta);
  return Number.isNaN(logSteepness) ? t("explorer.undefined") : valueOfLog(logSteepness);
}

// What to see in this state; nothing where no picture shows it. KL is spoken of only where its curve is drawn.
export function lessonOf(view) {
  const { state, t } = view;
  if (!anyShown(state, SAID_OF.lesson)) return "";
  const { key, kl } = lessonKey(view);
  const js = steepness("js", state, t, view.measures);
  const first = t(`explorer.${key}`, { js, width: value(state.width) });
  const drawn = state.panels.includes("curves") && state.curves.includes("kl");
  return kl && drawn ? t("explorer.twoSentences", { first, second: t(`explorer.${kl}`) }) : first;
}

function lessonKey({ state, measures, floors }) {
  const { theta, family } = state;
  const logSteepness = measures.logSteepness("js", theta);
  if (theta === 0) {
    const key = { segments: "coincideSegments", strips: "coincideStrips", blur: "coincide" }[family];
    return { key, kl: family === "blur" ? null : "klJumps" };
  }
  if (family === "segments") return { key: "apart", kl: "klInfinite" };
  if (family === "strips") {
    if (Number.isNaN(logSteepness)) return { key: "touching", kl: "klInfinite" };
    return measures.value("tv", theta) < 1
      ? { key: "overlap", kl: "klStillInfinite" }
      : { key: "apartStrips", kl: "klInfinite" };
  }
  if (logSteepness < floors.float64) return { key: "gone64" };
  if (logSteepness < floors.float32) return { key: "gone32" };
  // Near 0 the gradient is small as well, but there q has arrived.
  return { key: logSteepness < Math.log(0.01) && measures.value("tv", theta) > 0.9 ? "fading" : "smooth" };
}

export function criticVerdict({ state, t, best, measures }, at, logPull) {
  const { theta, family, generator_loss: kind } = state;
  if (theta === 0) return t("explorer.criticCoincide");
  if (family === "segments") return t("explorer.criticSegments");
  if (family === "strips" && Number.isNaN(logPull)) return t("explorer.criticStripsNone");
  if (family === "strips")
    return t(measures.value("tv", theta) < 1 ? "explorer.criticStrips" : "explorer.criticStripsApart");
  return t(kind === "minimax" ? "explorer.criticMinimax" : "explorer.criticNonSaturating", {
    theta: value(at),
    d: valueOfLog(-best.loss("non-saturating", at, theta)),
  });
}

// The marks that are on the picture of the curves.
export const marksVerdict = (t, marks) =>
  Object.keys(marks)
    .filter((mark) => marks[mark])
    .map((mark) => t(`explorer.mark.${mark}`))
    .join("\u2002");

// A gradient in digits, with what a float makes of it.
export function pullSize(logPull, { t, floors }) {
  if (Number.isNaN(logPull)) return t("explorer.undefined");
  if (logPull === -Infinity) return t("explorer.exactlyZero");
  const size = valueOfLog(logPull);
  const gone = Object.entries(floors).find(([, floor]) => logPull < floor);
  return gone ? t("explorer.zeroIn", { size, kind: logPull < floors.float64 ? "float64" : gone[0] }) : size;
}

export function transportVerdict({ state, t }, { independent, least, cost }) {
  const said = { cost: value(cost), least: value(least), gap: value(cost - least), saving: value(independent - cost) };
  const where = state.theta === 0 ? "AtHome" : "";
  const which = state.coupling === 1 ? "met" : state.coupling === 0 ? "independent" : "between";
  return t(`explorer.transport.${which}${where}`, said);
}

// The sentence on which descents have arrived; before the first step, what to do.
export function descendVerdict({ t }, runs, names, before) {
  const steps = Math.max(...Object.values(runs).map(({ path }) => path.length)) - 1;
  if (steps === 0) return t(before);
  const home = Object.keys(runs).filter((name) => Math.abs(runs[name].path.at(-1)) < MAX_ARRIVED_THETA);
  const arrived = home.map((name) => names[name]).join(" · ");
  return t(home.length ? "explorer.descend.home" : "explorer.descend.noneHome", {
    steps,
    arrived,
    near: value(MAX_ARRIVED_THETA),
  });
}
