// One view of a run. A host gives a model with get, set, save_changes, on and off, and an element to draw in.
import { createButtons } from "../kit/buttons.js";
import { html, set, write } from "../kit/dom.js";
import { spoken, tagOf } from "../kit/languages.js";
import { createKeyHelp, createStage, fills, listenToKeys } from "../kit/presenter.js";
import { resolveTheme } from "../kit/theme.js";
import { watch } from "../kit/watch.js";
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
const KEYS = ["arrows", "numbers", "pages", "network", "space", "language", "theme", "end"];

function render({ model, el }) {
  const host = html("div", { class: "divergences-run" });
  el.append(host);
  const section = html("section", { class: "explorer run", tabindex: "-1" });
  host.attachShadow({ mode: "open" }).append(html("style", {}, styles), section);

  const read = createReader(model);
  const change = (name, value) => {
    model.set(name, value);
    model.save_changes();
  };
  const actions = {
    ...createStage(model, { host, section, read, change, all: PANELS, available: () => read().drawable }),
    change,
    index: () => read().index,
    // The newest is −1: a live run then takes the view along.
    goTo: (index) => change("index", index >= read().count - 1 ? -1 : Math.max(0, index)),
    move(direction) {
      player.pause();
      actions.goTo(read().index + direction);
    },
    nextNetwork() {
      const { network, networks } = read();
      if (networks.length > 1) change("network", (network + 1) % networks.length);
    },
    play: () => player.toggle(),
    refresh: () => watching.schedule(),
  };

  const title = html("h2");
  const buttons = createButtons(actions);
  const problem = html("p", { class: "problem", role: "alert", hidden: "" });
  const progress = createProgress(actions);
  const player = createPlayer(actions);
  const about = html("p", { class: "about" });
  const row = html("div", { class: "runs" });
  const readout = createReadout(actions, model.get("_numbers"));
  const panels = Object.fromEntries(
    PANELS.map((name) => [name, createPanel(name, DRAWINGS[name] ?? createLinePanel(name), actions)]),
  );
  const top = html("div", { class: "top" }, title, buttons.element);
  const help = createKeyHelp("run", KEYS, PANELS.length);
  section.append(top, problem, progress.element, player.element, about, row, readout.element, help.element);
  const releaseKeys = listenToKeys({
    host,
    section,
    actions,
    presenting: () => problem.hidden && read().presenter,
    keys() {
      const { drawable, count } = read();
      const panels = PANELS.map((name) => (drawable.includes(name) ? name : null));
      return { panels, playable: count > 1, own: { n: actions.nextNetwork } };
    },
  });

  function draw() {
    let state;
    try {
      state = read();
    } catch (error) {
      const t = speaker(spoken(model.get("language")));
      write(problem, t("run.failed", { reason: error.message }));
      problem.hidden = false;
      set(host, { "data-fill": null });
      for (const part of [progress, player, readout]) part.element.hidden = true;
      return;
    }
    const t = speaker(state.language);
    const fill = fills(model, host, state, host.clientWidth);
    const view = { ...state, t, fill };
    problem.hidden = true;
    set(host, { "data-fill": fill ? "" : null });
    set(section, {
      "data-fill": fill ? "" : null,
      "data-presenter": state.presenter ? "" : null,
      lang: tagOf(state.language),
      "aria-label": t("run.view"),
      "data-theme": resolveTheme(state.theme),
    });
    write(title, t("run.view"));
    for (const part of [buttons, help]) part.layout({ state, t, idle: state.networks.length > 1 ? [] : ["network"] });
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

  const watching = watch(model, TRAITS, host, draw);

  return () => {
    watching.stop();
    releaseKeys();
    player.destroy();
    readout.destroy();
    host.remove();
  };
}

export default { render };
