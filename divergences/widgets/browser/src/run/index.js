// One view of runs. A host gives a model with get, set, save_changes, on and off, and an element to draw in.
import { createButtons } from "../kit/buttons.js";
import { html, set, write } from "../kit/dom.js";
import { spoken, tagOf } from "../kit/languages.js";
import { createKeyHelp, createStage, fills, listenToKeys } from "../kit/presenter.js";
import { resolveTheme } from "../kit/theme.js";
import { watch } from "../kit/watch.js";
import { createChooser } from "./chooser.js";
import { followGrowth } from "./growth.js";
import { LinePanel } from "./linePanel.js";
import { momentAt, nearest } from "./moment.js";
import { methodOf, shortNames } from "./names.js";
import { createPanel } from "./panel.js";
import { longestPush } from "./planePanel.js";
import { Player } from "./player.js";
import { createReadout } from "./readout.js";
import { createSide } from "./side.js";
import { createReader, PANELS, PICTURES, TRAITS } from "./state.js";
import { styles } from "./styles.js";
import { speaker } from "./words.js";

const KEYS = ["arrows", "numbers", "pages", "network", "space", "language", "theme", "end"];
const AROUND = 400; // pixels of the window's height that a plane leaves for the controls and its sentence
// The longest push of a common scale, in pushes of a critic with slope 1: an exploding run does not hide the other one.
const LONGEST_PUSH = 3;

class RunView {
  constructor(model, el) {
    this.model = model;
    this.host = html("div", { class: "divergences-run" });
    el.append(this.host);
    this.section = html("section", { class: "explorer run view", tabindex: "-1" });
    this.host.attachShadow({ mode: "open" }).append(html("style", {}, styles), this.section);
    this.read = createReader(model);
    this.view = null; // as it was drawn last
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
    // The newest frame is stored as −1, so that the view follows a live run.
    const goTo = (index) => change("index", index >= read().count - 1 ? -1 : Math.max(0, index));
    const jump = (index) => {
      this.player.pause();
      goTo(index);
    };
    return {
      ...createStage(model, { host, section, read, change, all: PANELS, available: () => read().drawable }),
      change,
      index: () => read().index,
      goTo,
      drag: jump,
      move: (direction) => jump(read().index + direction),
      // Other networks at the same step, or the nearest that they have.
      show: (networks) => {
        const { steps, index } = read();
        const given = model.get("index");
        for (const [name, value] of Object.entries(networks)) model.set(name, value);
        const found = read().steps;
        if (given >= 0 && found.length) model.set("index", nearest(found, steps[index]));
        model.save_changes();
      },
      nextNetwork: () => {
        const { network, beside, networks } = read();
        if (networks.length < 2) return;
        const after = (one) => (one + 1) % networks.length;
        const next = after(network) === beside && networks.length > 2 ? after(beside) : after(network);
        this.actions.show(next === beside ? { network: beside, beside: network } : { network: next });
      },
      play: () => this.player.toggle(),
      glide: (position) => this.glide(position),
      refresh: () => this.watching.schedule(),
    };
  }

  build() {
    const { actions } = this;
    const names = this.model.get("_numbers");
    this.title = html("h2", { class: "title" });
    this.buttons = createButtons(actions);
    this.problem = html("p", { class: "problem", role: "alert", hidden: "" });
    this.player = new Player(actions);
    this.chooser = createChooser(actions);
    this.sides = ["left", "right"].map((place) => createSide(place, actions, names));
    this.pictures = html("div", { class: "sides" });
    this.row = html("div", { class: "lines" });
    this.board = html("div", { class: "runs" }, this.pictures, this.row);
    this.readout = createReadout(actions, names);
    const lines = PANELS.filter((name) => !PICTURES.includes(name));
    this.panels = Object.fromEntries(
      lines.map((name) => [name, createPanel(name, (parts) => new LinePanel(name, parts), actions)]),
    );
    this.help = createKeyHelp("run", KEYS, PANELS.length);
    const top = html("div", { class: "top" }, this.title, this.buttons.element);
    const { player, chooser, board, readout, help } = this;
    this.section.append(top, this.problem, player.element, chooser.element, board, readout.element, help.element);
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
      for (const part of [this.player, this.chooser, this.readout]) part.element.hidden = true;
      return;
    }
    const t = speaker(state.language);
    const fill = fills(this.model, this.host, state, this.host.clientWidth);
    this.problem.hidden = true;
    set(this.host, { "data-fill": fill ? "" : null });
    set(this.section, {
      "data-fill": fill ? "" : null,
      "data-presenter": state.presenter ? "" : null,
      lang: tagOf(state.language),
      "aria-label": t("run.view"),
      "data-theme": resolveTheme(state.theme),
    });
    write(this.title, t(state.shown.length > 1 ? "run.view.pair" : "run.view"));
    for (const part of [this.buttons, this.help])
      part.layout({
        state,
        t,
        idle: [...(fill ? ["numbers"] : []), ...(state.networks.length > 1 ? [] : ["network"])],
      });
    for (const part of [this.player, this.chooser, this.readout]) part.element.hidden = !state.shown.length;
    this.drawRuns({
      ...state,
      t,
      fill,
      room: Math.max(260, window.innerHeight - AROUND - (this.model.link ? this.host.offsetTop : 0)),
    });
  }

  drawRuns(state) {
    const { chosen, shown, runs, t } = state;
    const lines = state.drawn.filter((name) => !PICTURES.includes(name));
    const sides = this.sides.slice(0, Math.max(1, chosen.length));
    this.arrange(sides, lines, state.drawn.length - lines.length);
    this.view = null;
    if (!shown.length) {
      sides.forEach((side, i) => side.draw(state, chosen[i]?.run ?? runs[0], null, ""));
      return;
    }
    const moment = momentAt(shown, state.steps, this.player.place(state.index), this.player.playing);
    const longest = Math.max(...shown.map((network) => network.run.steps));
    const view = { ...state, ...moment, longest, ...(shown.length > 1 ? common(shown) : {}) };
    const titles = chosen.length > 1 ? shortNames(chosen, t) : [methodOf(chosen[0], t)];
    this.player.draw(view);
    this.chooser.draw(view);
    sides.forEach((side, i) => {
      const own = moment.sides.find((one) => one.network === chosen[i]);
      side.draw(view, chosen[i].run, own, titles[i]);
    });
    for (const name of lines) this.panels[name].draw(view);
    this.readout.draw(view, titles);
    this.view = view;
  }

  // Between two snapshots nothing but the pictures changes, and of them only what moves.
  glide(position) {
    if (!this.view) return;
    const view = { ...this.view, ...momentAt(this.view.shown, this.view.steps, position, true) };
    this.player.fill();
    for (const own of view.sides) this.sides[view.chosen.indexOf(own.network)].move(view, own);
    for (const name of view.drawn) this.panels[name]?.move(view);
  }

  arrange(sides, lines, pictures) {
    const figures = lines.map((name) => this.panels[name].figure);
    set(this.board, { "data-sides": sides.length, "data-lines": lines.length, "data-pictures": pictures });
    this.board.style.setProperty("--pictures", String(Math.max(1, pictures)));
    this.board.style.setProperty("--stage", String(Math.max(sides.length, sides.length * pictures + lines.length)));
    const elements = sides.map((side) => side.element);
    for (const [parent, wanted] of [
      [this.pictures, elements],
      [this.row, figures],
    ])
      if (wanted.length !== parent.children.length || wanted.some((one, i) => one !== parent.children[i]))
        parent.replaceChildren(...wanted);
  }

  destroy() {
    this.player.destroy();
    this.watching.stop();
    this.releaseKeys();
    this.readout.destroy();
    this.host.remove();
  }
}

// The common scale of two planes, so that equal lengths mean the same in both.
const common = (shown) => ({
  size: Math.max(...shown.map((network) => network.run.size)),
  reference: Math.min(LONGEST_PUSH, Math.max(...shown.map(longestPush))),
});

function render({ model, el }) {
  const view = new RunView(model, el);
  return () => view.destroy();
}

const initialize = ({ model }) => followGrowth(model);

export default { initialize, render };
