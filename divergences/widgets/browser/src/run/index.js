// One view of a run. A host gives a model with get, set, save_changes, on and off, and an element to draw in.
import { html, set, write } from "../dom.js";
import { keepKeys, worksControl } from "../keys.js";
import { nameOf, nextOf, spoken, tagOf } from "../languages.js";
import { resolveTheme, watchTheme } from "../theme.js";
import { createHistogramPanel } from "./histogramPanel.js";
import { createLinePanel } from "./linePanel.js";
import { createPanel } from "./panel.js";
import { createPlanePanel } from "./planePanel.js";
import { createPlayer, createProgress } from "./player.js";
import { createReadout } from "./readout.js";
import { createReader, PANELS, TRAITS } from "./state.js";
import { styles } from "./styles.js";
import { knows, speaker } from "./words.js";

const DRAWINGS = { plane: createPlanePanel, histogram: createHistogramPanel };

function render({ model, el }) {
  const host = html("div", { class: "divergences-run" });
  el.append(host);
  const section = html("section", { class: "explorer run" });
  host.attachShadow({ mode: "open" }).append(html("style", {}, styles), section);

  const read = createReader(model);
  const change = (name, value) => {
    model.set(name, value);
    model.save_changes();
  };
  const actions = {
    change,
    index: () => read().index,
    panels: () => read().panels,
    // The newest is −1: a live run then takes the view along.
    goTo: (index) => change("index", index >= read().count - 1 ? -1 : index),
    refresh: () => schedule(),
  };

  const title = html("h2");
  const language = html("button", { type: "button", "data-action": "language" });
  language.addEventListener("click", () => change("language", nextOf(read().language)));
  const problem = html("p", { class: "problem", role: "alert", hidden: "" });
  const progress = createProgress(actions);
  const player = createPlayer(actions);
  const about = html("p", { class: "about" });
  const row = html("div", { class: "runs" });
  const readout = createReadout(actions, model.get("_numbers"));
  const panels = Object.fromEntries(
    PANELS.map((name) => [name, createPanel(name, DRAWINGS[name] ?? createLinePanel(name), actions)]),
  );
  const top = html("div", { class: "top" }, title, html("div", { class: "buttons" }, language));
  section.append(top, problem, progress.element, player.element, about, row, readout.element);
  const releaseKeys = keepKeys(host, worksControl);

  let frame = null;
  const schedule = () => (frame ??= requestAnimationFrame(draw));

  function draw() {
    frame = null;
    if (!host.clientWidth) return;
    let state;
    try {
      state = read();
    } catch (error) {
      const t = speaker(spoken(model.get("language")));
      write(problem, t("run.failed", { reason: error.message }));
      problem.hidden = false;
      for (const part of [progress, player, readout]) part.element.hidden = true;
      return;
    }
    const t = speaker(state.language);
    const view = { ...state, t };
    problem.hidden = true;
    set(section, {
      lang: tagOf(state.language),
      "aria-label": t("run.view"),
      "data-theme": resolveTheme(state.theme),
    });
    write(title, t("run.view"));
    write(language, nameOf(nextOf(state.language)));
    set(language, { lang: tagOf(nextOf(state.language)) });
    progress.element.hidden = false;
    progress.draw(view);
    for (const part of [player, readout]) part.element.hidden = !state.shown;
    const note = `${state.run.label}.note`;
    about.hidden = !knows(note);
    if (knows(note)) write(about, t(note));
    const wanted = state.drawn.map((name) => panels[name].figure);
    set(row, { "data-plane": state.drawn.includes("plane") ? "yes" : "no", "data-count": wanted.length });
    if (wanted.length !== row.children.length || wanted.some((figure, i) => figure !== row.children[i])) row.replaceChildren(...wanted);
    if (!state.shown) return;
    player.draw(view);
    readout.draw(view);
    for (const name of state.drawn) panels[name].draw(view);
  }

  const changes = TRAITS.map((name) => `change:${name}`);
  for (const one of changes) model.on(one, schedule);
  const size = new ResizeObserver(schedule);
  size.observe(host);
  const unwatchTheme = watchTheme(schedule);
  schedule();

  return () => {
    for (const one of changes) model.off(one, schedule);
    size.disconnect();
    unwatchTheme();
    releaseKeys();
    player.destroy();
    readout.destroy();
    if (frame !== null) cancelAnimationFrame(frame);
    host.remove();
  };
}

export default { render };
