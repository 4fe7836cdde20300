// One network on show: what belongs to it alone, which is its pictures, the sentence on it, and how its run went.
import { html, set, write } from "../kit/dom.js";
import { value, whole } from "../kit/format.js";
import { createHistogramPanel } from "./histogramPanel.js";
import { createPanel } from "./panel.js";
import { PlanePanel } from "./planePanel.js";
import { createProgress } from "./progress.js";
import { colourOf, hasNumbers, measureOf, PICTURES } from "./state.js";
import { verdictOf } from "./verdict.js";
import { knows } from "./words.js";

const DRAWINGS = { plane: (parts) => new PlanePanel(parts), histogram: createHistogramPanel };

export function createSide(place, actions, names) {
  const name = html("h3", { class: "who" });
  const panels = Object.fromEntries(PICTURES.map((one) => [one, createPanel(one, DRAWINGS[one], actions)]));
  const pictures = html("div", { class: "pictures" });
  const words = html("p", { class: "verdict" });
  const progress = createProgress(actions);
  const about = html("p", { class: "about" });
  const element = html("div", { class: "side", "data-side": place }, name, progress.element, pictures, words, about);

  // `run` is the side's own, or the only one there is while nothing is recorded.
  function draw(view, run, moment, title) {
    const { t, drawn } = view;
    const { chosen, stopping } = view;
    const running = chosen.map((one) => one.run).find((one) => one.end.kind === "running");
    progress.draw({ t, run, stopping, withStop: !running || running === run });
    const note = `${run.label}.note`;
    about.hidden = !knows(note) || view.presenter;
    if (knows(note)) write(about, t(note));
    for (const part of [pictures, words]) part.hidden = !moment;
    name.hidden = !title;
    write(name, title);
    if (!moment) return;
    const { network, index, part } = moment;
    set(element, {
      class: `side c-${colourOf(network)}`,
      "data-index": index,
      "data-step": network.value("step", index),
    });
    const wanted = drawn.filter((one) => PICTURES.includes(one) && hasNumbers(network, one));
    const figures = wanted.map((one) => panels[one].figure);
    if (figures.length !== pictures.children.length || figures.some((one, i) => one !== pictures.children[i]))
      pictures.replaceChildren(...figures);
    for (const one of wanted) panels[one].draw({ ...view, shown: network, index, part, run });
    sayVerdict(network, index, t);
  }

  function move(view, { network, index, part }) {
    if (view.drawn.includes("plane")) panels.plane.move({ ...view, shown: network, index, part });
  }

  function sayVerdict(network, index, t) {
    const found = verdictOf(network, index);
    const scorer = t(`name.${measureOf(network) === "em" ? "critic" : "discriminator"}`);
    const numbers = Object.fromEntries(
      Object.entries(found).map(([key, one]) => [key, typeof one === "number" ? value(one) : one]),
    );
    const counts = { step: whole(found.step ?? 0), outside: whole(found.outside ?? 0), total: whole(found.total ?? 0) };
    set(words, { "data-verdict": found.kind });
    for (const one of names) set(words, { [`data-${one.replaceAll("_", "-")}`]: network.value(one, index) });
    write(words, t(`run.verdict.${found.kind}`, { ...numbers, ...counts, scorer }));
  }

  return { element, draw, move };
}
