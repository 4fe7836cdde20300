// One view of the explorer. A host gives a model with get, set, save_changes, on and off, and an element to draw in; it
// may ask for the compact form and give it a title, as the model's traits of these names do.

import { createButtons, createReset, createSaving } from "../kit/buttons.js";
import { html, set, write } from "../kit/dom.js";
import { spoken, tagOf } from "../kit/languages.js";
import { createKeyHelp, fills, listenToKeys } from "../kit/presenter.js";
import { resolveTheme, watchTheme } from "../kit/theme.js";
import { createActions } from "./actions.js";
import { createControls, createMore, createPanelChoice } from "./controls.js";
import { CriticPanel } from "./criticPanel.js";
import { CurvesPanel } from "./curvesPanel.js";
import { DescendPanel } from "./descendPanel.js";
import { GradientPanel } from "./gradientPanel.js";
import { optima } from "./optima.js";
import { PairPanel } from "./pairPanel.js";
import { createPanel } from "./panel.js";
import { createReadout } from "./readout.js";
import { LIVE, readState, SUBSETS, TRAITS } from "./state.js";
import { styles } from "./styles.js";
import { measures, readTables } from "./tables.js";
import { TransportPanel } from "./transportPanel.js";
import { headingOf } from "./verdicts.js";
import { speaker } from "./words.js";

const DRAWINGS = {
  pair: PairPanel,
  curves: CurvesPanel,
  gradient: GradientPanel,
  critic: CriticPanel,
  transport: TransportPanel,
  descend: DescendPanel,
};

const KEYS = ["arrows", "numbers", "pages", "family", "space", "reset", "language", "theme", "end"];
const CHANGES = [...TRAITS, "compact", "title"].map((name) => `change:${name}`);

class ExplorerView {
  width = 0;
  height = 0;

  constructor(model, el, asked) {
    this.model = model;
    this.asked = asked;
    this.open = false;
    this.host = html("div", { class: "divergences-explorer" });
    el.append(this.host);
    this.explorer = html("section", {
      class: "explorer",
      tabindex: "-1",
      "data-theme": resolveTheme(model.get("theme")),
    });
    this.host.attachShadow({ mode: "open" }).append(html("style", {}, styles), this.explorer);
    try {
      const tables = readTables(model.get("_layout"), model.get("_tables"));
      readState(model);
      this.tables = tables;
    } catch (error) {
      const t = speaker(spoken(model.get("language")));
      const reason = error instanceof Error ? error.message : String(error);
      this.explorer.append(html("p", { class: "problem", role: "alert" }, t("explorer.failed", { reason })));
      return;
    }
    this.veiled = Boolean(model.get("_veiled"));
    this.latest = null;
    this.laidOut = "";
    this.drawn = true;
    this.frame = null;
    this.build();
    this.listen();
  }

  build() {
    this.title = html("h2");
    this.problem = html("p", { class: "problem", role: "alert", hidden: "" });
    this.notice = html("p", { class: "notice", "aria-live": "polite" });
    this.row = html("div", { class: "panels" });
    this.actions = createActions(this.model, {
      host: this.host,
      explorer: this.explorer,
      latest: () => this.latest,
      play: () => this.panels.descend.toggle(),
      notice: (key, values) => write(this.notice, this.latest.t(key, values)),
    });
    this.buttons = createButtons(this.actions, [createSaving(this.actions), createReset(this.actions)]);
    this.choice = createPanelChoice(this.actions);
    this.more = createMore(() => {
      this.open = !this.open;
      this.draw();
    });
    this.controls = createControls(this.actions);
    this.panels = Object.fromEntries(
      Object.entries(DRAWINGS).map(([name, Drawing]) => [name, createPanel(name, Drawing, this.actions)]),
    );
    this.readout = createReadout(this.actions);
    this.help = createKeyHelp("explorer", KEYS, SUBSETS.panels.length);
    const top = html(
      "div",
      { class: "top" },
      this.title,
      this.more.element,
      this.choice.element,
      this.buttons.element,
      this.notice,
    );
    const { controls, readout, help } = this;
    this.explorer.append(top, this.problem, controls.element, this.row, readout.element, help.element);
  }

  listen() {
    const { actions } = this;
    const own = { f: actions.nextFamily, r: actions.reset };
    this.releaseKeys = listenToKeys({
      host: this.host,
      section: this.explorer,
      actions,
      presenting: () => actions.current("presenter"),
      keys: () => ({ panels: SUBSETS.panels, playable: actions.current("panels").includes("descend"), own }),
    });
    this.schedule = () => {
      this.veiled = false; // what is asked has been tried
      this.drawSoon();
    };
    for (const change of CHANGES) this.model.on(change, this.schedule);
    this.size = new ResizeObserver(([entry]) => {
      ({ width: this.width, height: this.height } = entry.contentRect);
      this.frame ??= requestAnimationFrame(() => {
        this.frame = null;
        this.draw();
      });
    });
    this.size.observe(this.host);
    this.unwatchTheme = watchTheme(() =>
      set(this.explorer, { "data-theme": resolveTheme(readState(this.model).state.theme) }),
    );
  }

  // Changes that arrive together are drawn once, in a microtask, so that the next frame shows them.
  drawSoon() {
    if (this.drawn) queueMicrotask(() => this.draw());
    this.drawn = false;
  }

  draw() {
    this.drawn = true;
    write(this.notice, "");
    if (!this.width || !this.host.isConnected) return;
    const { state, problems } = readState(this.model);
    Object.assign(state, this.formOf(state.presenter));
    const view = this.viewOf(state);
    this.latest = view;
    const drawnOnce = Object.entries(state).filter(([name]) => !LIVE.includes(name));
    const key = JSON.stringify([drawnOnce, problems, this.width, view.fill && this.height]);
    if (key !== this.laidOut) this.layout(view, problems);
    this.laidOut = key;
    this.controls.update(view);
    this.readout.update(view);
    for (const name of state.panels) this.panels[name].update(view);
  }

  // Compact: θ, the pictures and what they show. "More" shows the rest; presenter mode always shows it.
  formOf(presenter) {
    const { compact = this.model.get("compact"), title = this.model.get("title") } = this.asked;
    const embedded = compact === true && !presenter;
    return { embedded, compact: embedded && !this.open, ownTitle: title || "" };
  }

  viewOf(state) {
    const at = (family, scale) => measures(this.tables[family], scale);
    const plain = state.family === "strips" ? at("strips", state.width) : at("segments", 1);
    const fill = fills(this.model, this.host, state, this.width);
    return {
      state,
      veiled: this.veiled,
      fill,
      // Keys that do nothing now, and those that stand elsewhere.
      idle: [...(fill ? ["numbers"] : []), ...(state.panels.includes("descend") ? [] : ["space"])],
      tables: this.tables,
      wide: this.width >= 1000,
      t: speaker(state.language),
      ranges: this.model.get("_ranges"),
      floors: this.model.get("_floors"),
      couplings: this.model.get("_couplings"),
      measures: at(state.family, state.scale),
      best: optima(this.tables, state.family, state.scale),
      derivatives: {
        em: (theta) => plain.derivative("em", theta),
        js: (theta) => plain.derivative("js", theta),
        blur: (theta) => at("blur", state.sigma).derivative("js", theta),
      },
    };
  }

  layout(view, problems) {
    const { state, t, fill } = view;
    set(this.host, { "data-fill": fill ? "" : null });
    set(this.explorer, {
      "data-fill": fill ? "" : null,
      lang: tagOf(state.language),
      "aria-label": headingOf(view),
      "data-theme": resolveTheme(state.theme),
      "data-presenter": state.presenter ? "" : null,
      "data-many": state.panels.length > 3 ? "" : null,
      "data-form": state.compact ? "compact" : state.embedded ? "open" : null,
      "data-untitled": state.embedded && !state.ownTitle ? "" : null,
    });
    write(this.title, headingOf(view));
    this.title.hidden = state.embedded && !state.ownTitle;
    write(this.problem, problems.map((one) => t("explorer.problem", one)).join(" "));
    this.problem.hidden = problems.length === 0;
    set(this.row, { "data-count": state.panels.length });
    const wanted = state.panels.map((name) => this.panels[name].figure);
    if (wanted.length !== this.row.children.length || wanted.some((figure, i) => figure !== this.row.children[i]))
      this.row.replaceChildren(...wanted);
    for (const part of [this.more, this.buttons, this.choice, this.controls, this.readout, this.help])
      part.layout(view);
    for (const name of state.panels) this.panels[name].layout(view);
    for (const name of state.panels) this.panels[name].stretch(view);
  }

  destroy() {
    if (this.tables) {
      for (const change of CHANGES) this.model.off(change, this.schedule);
      this.size.disconnect();
      this.releaseKeys();
      this.unwatchTheme();
      this.readout.destroy();
      for (const panel of Object.values(this.panels)) panel.destroy();
      if (this.frame !== null) cancelAnimationFrame(this.frame);
    }
    this.host.remove();
  }
}

function render({ model, el, ...asked }) {
  const view = new ExplorerView(model, el, asked);
  return () => view.destroy();
}

export default { render };
