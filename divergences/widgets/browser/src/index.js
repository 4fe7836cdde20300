// One view of the explorer. A host gives a model with get, set, save_changes, on and off, and an element to draw in.
import { createButtons, createControls } from "./controls.js";
import { createCurvesPanel } from "./curvesPanel.js";
import { html, set, write } from "./dom.js";
import { createGradientPanel } from "./gradientPanel.js";
import { createPairPanel } from "./pairPanel.js";
import { createPanel } from "./panel.js";
import { createReadout } from "./readout.js";
import { readState, TRAITS } from "./state.js";
import { styles } from "./styles.js";
import { measures, readTables } from "./tables.js";
import { resolveTheme, watchTheme } from "./theme.js";
import { speaker } from "./words.js";

const DRAWINGS = { pair: createPairPanel, curves: createCurvesPanel, gradient: createGradientPanel };
// A host shows its own menus and moves its own cells with these keys; inside the explorer they work the explorer.
const OWN_KEYS = /^(Arrow|Page|Home$|End$|Enter$| $)/;

function render({ model, el }) {
  const host = html("div", { class: "divergences-explorer" });
  el.append(host);
  const root = host.attachShadow({ mode: "open" });
  const explorer = html("section", { class: "explorer", "data-theme": resolveTheme(model.get("theme")) });
  root.append(html("style", {}, styles), explorer);

  const actions = {
    current: (name) => readState(model).state[name],
    change(name, value) {
      model.set(name, value);
      model.save_changes();
    },
    reset() {
      for (const [name, value] of Object.entries(model.get("_start"))) model.set(name, value);
      model.save_changes();
    },
  };

  let tables;
  try {
    tables = readTables(model.get("_layout"), model.get("_tables"));
    readState(model);
  } catch (error) {
    const t = speaker(model.get("language") === "zh" ? "zh" : "en");
    explorer.append(html("p", { class: "problem", role: "alert" }, t("explorer.failed", { reason: error.message })));
    return () => host.remove();
  }

  const title = html("h2");
  const buttons = createButtons(actions);
  const problem = html("p", { class: "problem", role: "alert", hidden: "" });
  const controls = createControls(actions);
  const panels = Object.fromEntries(
    Object.entries(DRAWINGS).map(([name, drawing]) => [name, createPanel(name, drawing, actions)]),
  );
  const row = html("div", { class: "panels" });
  const readout = createReadout(actions);
  explorer.append(html("div", { class: "top" }, title, buttons.element), problem, controls.element, row, readout.element);
  explorer.addEventListener("keydown", (event) => {
    if (OWN_KEYS.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey) event.stopPropagation();
  });

  let frame = null;
  let laidOut = "";
  const schedule = () => (frame ??= requestAnimationFrame(draw));

  function draw() {
    frame = null;
    if (!host.clientWidth) return;
    const { state, problems } = readState(model);
    const view = {
      state,
      t: speaker(state.language),
      ranges: model.get("_ranges"),
      floors: model.get("_floors"),
      measures: measures(tables[state.family], state.scale),
    };
    const { theta, ...rest } = state;
    const key = JSON.stringify([rest, problems, host.clientWidth]);
    if (key !== laidOut) layout(view, problems);
    laidOut = key;
    controls.update(view);
    readout.update(view);
    for (const name of state.panels) panels[name].update(view);
  }

  function layout(view, problems) {
    const { state, t } = view;
    set(explorer, {
      lang: state.language === "zh" ? "zh-CN" : "en",
      "aria-label": t("explorer.title"),
      "data-theme": resolveTheme(state.theme),
    });
    write(title, t("explorer.title"));
    write(problem, problems.map((one) => t("explorer.problem", one)).join(" "));
    problem.hidden = problems.length === 0;
    set(row, { "data-count": state.panels.length });
    const wanted = state.panels.map((name) => panels[name].figure);
    if (wanted.length !== row.children.length || wanted.some((figure, i) => figure !== row.children[i])) row.replaceChildren(...wanted);
    buttons.layout(view);
    controls.layout(view);
    readout.layout(view);
    for (const name of state.panels) panels[name].layout(view);
  }

  const changes = TRAITS.map((name) => `change:${name}`);
  for (const change of changes) model.on(change, schedule);
  const size = new ResizeObserver(schedule);
  size.observe(host);
  const unwatchTheme = watchTheme(() => set(explorer, { "data-theme": resolveTheme(readState(model).state.theme) }));
  schedule();

  return () => {
    for (const change of changes) model.off(change, schedule);
    size.disconnect();
    unwatchTheme();
    readout.destroy();
    if (frame !== null) cancelAnimationFrame(frame);
    host.remove();
  };
}

export default { render };
