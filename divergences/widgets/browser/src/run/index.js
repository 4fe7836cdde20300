// One view of a run. A host gives a model with get, set, save_changes, on and off, and an element to draw in.
import { createButtons } from "../kit/buttons.js";
import { html, set, write } from "../kit/dom.js";
import { spoken, tagOf } from "../kit/languages.js";
import { createKeyHelp, createStage, fills, listenToKeys } from "../kit/presenter.js";
import { resolveTheme } from "../kit/theme.js";
import { watch } from "../kit/watch.js";
import { createHistogramPanel } from "./histogramPanel.js";
import { LinePanel } from "./linePanel.js";
import { createPanel } from "./panel.js";
import { PlanePanel } from "./planePanel.js";
import { createProgress, Player } from "./player.js";
import { createReadout } from "./readout.js";
import { createReader, PANELS, TRAITS } from "./state.js";
import { styles } from "./styles.js";
import { knows, speaker } from "./words.js";

const DRAWINGS = { plane: (parts) => new PlanePanel(parts), histogram: createHistogramPanel };
const KEYS = ["arrows", "numbers", "pages", "network", "space", "language", "theme", "end"];

class RunView {
  constructor(model, el) {
    this.model = model;
    this.host = html("div", { class: "divergences-run" });
    el.append(this.host);
    this.section = html("section", { class: "explorer run", tabindex: "-1" });
    this.host.attachShadow({ mode: "open" }).append(html("style", {}, styles), this.section);
    this.read = createReader(model);
    this.actions = this.createActions();
    this.build();
    this.releaseKeys = listenToKeys({
      host: this.host,
      section: this.section,
      actions: this.actions,
      presenting: () => this.problem.hidden && this.read().presenter,
      keys: () => {
        const { drawable, count } = this.read();
        const panels = PANELS.map((name) => (drawable.includes(name) ? name : null));
        return { panels, playable: count > 1, own: { n: this.actions.nextNetwork } };
      },
    });
    this.watching = watch(model, TRAITS, this.host, () => this.draw());
  }

  createActions() {
    const { model, host, section, read } = this;
    const change = (name, value) => {
      model.set(name, value);
      model.save_changes();
    };
    // The newest is −1: a live run then takes the view along.
    const goTo = (index) => change("index", index >= read().count - 1 ? -1 : Math.max(0, index));
    return {
      ...createStage(model, { host, section, read, change, all: PANELS, available: () => read().drawable }),
      change,
      index: () => read().index,
      goTo,
      move: (direction) => {
        this.player.pause();
        goTo(read().index + direction);
      },
      nextNetwork: () => {
        const { network, networks } = read();
        if (networks.length > 1) change("network", (network + 1) % networks.length);
      },
      play: () => this.player.toggle(),
      refresh: () => this.watching.schedule(),
    };
  }

  build() {
    const { actions } = this;
    this.title = html("h2");
    this.buttons = createButtons(actions);
    this.problem = html("p", { class: "problem", role: "alert", hidden: "" });
    this.progress = createProgress(actions);
    this.player = new Player(actions);
    this.about = html("p", { class: "about" });
    this.row = html("div", { class: "runs" });
    this.readout = createReadout(actions, this.model.get("_numbers"));
    this.panels = Object.fromEntries(
      PANELS.map((name) => [
        name,
        createPanel(name, DRAWINGS[name] ?? ((parts) => new LinePanel(name, parts)), actions),
      ]),
    );
    this.help = createKeyHelp("run", KEYS, PANELS.length);
    const top = html("div", { class: "top" }, this.title, this.buttons.element);
    const { progress, player, about, row, readout, help } = this;
    this.section.append(top, this.problem, progress.element, player.element, about, row, readout.element, help.element);
  }

  draw() {
    let state;
    try {
      state = this.read();
    } catch (error) {
      const t = speaker(spoken(this.model.get("language")));
      write(this.problem, t("run.failed", { reason: error.message }));
      this.problem.hidden = false;
      set(this.host, { "data-fill": null });
      for (const part of [this.progress, this.player, this.readout]) part.element.hidden = true;
      return;
    }
    const t = speaker(state.language);
    const fill = fills(this.model, this.host, state, this.host.clientWidth);
    const view = { ...state, t, fill };
    this.problem.hidden = true;
    set(this.host, { "data-fill": fill ? "" : null });
    set(this.section, {
      "data-fill": fill ? "" : null,
      "data-presenter": state.presenter ? "" : null,
      lang: tagOf(state.language),
      "aria-label": t("run.view"),
      "data-theme": resolveTheme(state.theme),
    });
    write(this.title, t("run.view"));
    for (const part of [this.buttons, this.help])
      part.layout({ state, t, idle: state.networks.length > 1 ? [] : ["network"] });
    this.progress.element.hidden = false;
    this.progress.draw(view);
    for (const part of [this.player, this.readout]) part.element.hidden = !state.shown;
    const note = `${state.run.label}.note`;
    this.about.hidden = !knows(note);
    if (knows(note)) write(this.about, t(note));
    const wanted = state.drawn.map((name) => this.panels[name].figure);
    set(this.row, { "data-plane": state.drawn.includes("plane") ? "yes" : "no", "data-count": wanted.length });
    if (wanted.length !== this.row.children.length || wanted.some((figure, i) => figure !== this.row.children[i]))
      this.row.replaceChildren(...wanted);
    if (!state.shown) return;
    this.player.draw(view);
    this.readout.draw(view);
    for (const name of state.drawn) this.panels[name].draw(view);
  }

  destroy() {
    this.watching.stop();
    this.releaseKeys();
    this.player.destroy();
    this.readout.destroy();
    this.host.remove();
  }
}

function render({ model, el }) {
  const view = new RunView(model, el);
  return () => view.destroy();
}

export default { render };
