// One view of the explorer. A host gives a model with get, set, save_changes, on and off, and an element to draw in.
import { createActions } from "./actions.js";
import { createButtons, createReset, createSaving } from "../kit/buttons.js";
import { createControls, createPanelChoice } from "./controls.js";
import { createCriticPanel } from "./criticPanel.js";
import { createCurvesPanel } from "./curvesPanel.js";
import { createDescendPanel } from "./descendPanel.js";
import { html, set, write } from "../kit/dom.js";
import { createGradientPanel } from "./gradientPanel.js";
import { spoken, tagOf } from "../kit/languages.js";
import { optima } from "./optima.js";
import { createPairPanel } from "./pairPanel.js";
import { createPanel } from "./panel.js";
import { createKeyHelp, fills, listenToKeys } from "../kit/presenter.js";
import { createReadout } from "./readout.js";
import { LIVE, readState, SUBSETS, TRAITS } from "./state.js";
import { styles } from "../kit/styles.js";
import { measures, readTables } from "./tables.js";
import { resolveTheme, watchTheme } from "../kit/theme.js";
import { createTransportPanel } from "./transportPanel.js";
import { speaker } from "./words.js";

const DRAWINGS = {
  pair: createPairPanel,
  curves: createCurvesPanel,
  gradient: createGradientPanel,
  critic: createCriticPanel,
  transport: createTransportPanel,
  descend: createDescendPanel,
};

const KEYS = ["arrows", "numbers", "pages", "family", "space", "reset", "language", "theme", "end"];

function render({ model, el }) {
  const host = html("div", { class: "divergences-explorer" });
  el.append(host);
  const root = host.attachShadow({ mode: "open" });
  const explorer = html("section", { class: "explorer", tabindex: "-1", "data-theme": resolveTheme(model.get("theme")) });
  root.append(html("style", {}, styles), explorer);

  let tables;
  try {
    tables = readTables(model.get("_layout"), model.get("_tables"));
    readState(model);
  } catch (error) {
    const t = speaker(spoken(model.get("language")));
    explorer.append(html("p", { class: "problem", role: "alert" }, t("explorer.failed", { reason: error.message })));
    return () => host.remove();
  }

  const title = html("h2");
  const problem = html("p", { class: "problem", role: "alert", hidden: "" });
  const notice = html("p", { class: "notice", "aria-live": "polite" });
  const row = html("div", { class: "panels" });
  let latest = null;
  const actions = createActions(model, {
    host,
    explorer,
    latest: () => latest,
    play: () => panels.descend.toggle(),
    notice(key, values) {
      write(notice, latest.t(key, values));
    },
  });
  const buttons = createButtons(actions, [createSaving(actions), createReset(actions)]);
  const choice = createPanelChoice(actions);
  const controls = createControls(actions);
  const panels = Object.fromEntries(
    Object.entries(DRAWINGS).map(([name, drawing]) => [name, createPanel(name, drawing, actions)]),
  );
  const readout = createReadout(actions);
  const help = createKeyHelp("explorer", KEYS, SUBSETS.panels.length);
  const top = html("div", { class: "top" }, title, choice.element, buttons.element);
  explorer.append(top, problem, controls.element, row, readout.element, help.element, notice);

  const own = { f: actions.nextFamily, r: actions.reset };
  const releaseKeys = listenToKeys({
    host,
    section: explorer,
    actions,
    presenting: () => actions.current("presenter"),
    keys: () => ({ panels: SUBSETS.panels, playable: actions.current("panels").includes("descend"), own }),
  });

  let [width, height] = [0, 0];
  let laidOut = "";
  let drawn = true;
  // One drawing for all that changes at once, right away: the next frame then has nothing left to do but to show it.
  function schedule() {
    if (drawn) queueMicrotask(draw);
    drawn = false;
  }

  function draw() {
    drawn = true;
    if (!width || !host.isConnected) return;
    const { state, problems } = readState(model);
    const view = viewOf(state);
    latest = view;
    const drawnOnce = Object.entries(state).filter(([name]) => !LIVE.includes(name));
    const key = JSON.stringify([drawnOnce, problems, width, view.fill && height]);
    if (key !== laidOut) layout(view, problems);
    laidOut = key;
    controls.update(view);
    readout.update(view);
    for (const name of state.panels) panels[name].update(view);
  }

  function viewOf(state) {
    const at = (family, scale) => measures(tables[family], scale);
    const plain = state.family === "strips" ? at("strips", state.width) : at("segments", 1);
    return {
      state,
      tables,
      wide: width >= 1000,
      fill: fills(model, host, state, width),
      t: speaker(state.language),
      ranges: model.get("_ranges"),
      floors: model.get("_floors"),
      couplings: model.get("_couplings"),
      measures: at(state.family, state.scale),
      best: optima(tables, state.family, state.scale),
      derivatives: {
        em: (theta) => plain.derivative("em", theta),
        js: (theta) => plain.derivative("js", theta),
        blur: (theta) => at("blur", state.sigma).derivative("js", theta),
      },
    };
  }

  function layout(view, problems) {
    const { state, t, fill } = view;
    set(host, { "data-fill": fill ? "" : null });
    set(explorer, {
      "data-fill": fill ? "" : null,
      lang: tagOf(state.language),
      "aria-label": t("explorer.title"),
      "data-theme": resolveTheme(state.theme),
      "data-presenter": state.presenter ? "" : null,
      "data-many": state.panels.length > 3 ? "" : null,
    });
    write(title, t("explorer.title"));
    write(problem, problems.map((one) => t("explorer.problem", one)).join(" "));
    problem.hidden = problems.length === 0;
    write(notice, "");
    set(row, { "data-count": state.panels.length });
    const wanted = state.panels.map((name) => panels[name].figure);
    if (wanted.length !== row.children.length || wanted.some((figure, i) => figure !== row.children[i])) row.replaceChildren(...wanted);
    for (const part of [buttons, choice, controls, readout, help]) part.layout(view);
    for (const name of state.panels) panels[name].layout(view);
    for (const name of state.panels) panels[name].stretch(view);
  }

  const changes = TRAITS.map((name) => `change:${name}`);
  for (const change of changes) model.on(change, schedule);
  let frame = null;
  const size = new ResizeObserver(([entry]) => {
    ({ width, height } = entry.contentRect);
    frame ??= requestAnimationFrame(() => {
      frame = null;
      draw();
    });
  });
  size.observe(host);
  const unwatchTheme = watchTheme(() => set(explorer, { "data-theme": resolveTheme(readState(model).state.theme) }));

  return () => {
    for (const change of changes) model.off(change, schedule);
    size.disconnect();
    releaseKeys();
    unwatchTheme();
    readout.destroy();
    for (const panel of Object.values(panels)) panel.destroy();
    if (frame !== null) cancelAnimationFrame(frame);
    host.remove();
  };
}

export default { render };
