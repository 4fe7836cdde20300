// One view of a run. A host gives a model with get, set, save_changes, on and off, and an element to draw in.
import { html, set, write } from "../dom.js";
import { nameOf, nextOf, spoken, tagOf } from "../languages.js";
import { resolveTheme, watchTheme } from "../theme.js";
import { createLinePanel } from "./linePanel.js";
import { createPanel } from "./panel.js";
import { createPlanePanel } from "./planePanel.js";
import { createPlayer, createProgress } from "./player.js";
import { createReadout } from "./readout.js";
import { createReader, PANELS, TRAITS } from "./state.js";
import { styles } from "./styles.js";
import { speaker } from "./words.js";

// A host shows its own menus and moves its own cells with these keys; inside the view they work the view.
const OWN_KEYS = /^(Arrow|Page|Home$|End$|Enter$| $)/;

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
  const row = html("div", { class: "runs" });
  const readout = createReadout(actions, model.get("_numbers"));
  const panels = Object.fromEntries(
    PANELS.map((name) => [name, createPanel(name, name === "plane" ? createPlanePanel : createLinePanel(name), actions)]),
  );
  const top = html("div", { class: "top" }, title, html("div", { class: "buttons" }, language));
  section.append(top, problem, progress.element, player.element, row, readout.element);
  section.addEventListener("keydown", (event) => {
    if (OWN_KEYS.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey) event.stopPropagation();
  });

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
    const wanted = state.shown ? state.panels.map((name) => panels[name].figure) : [];
    set(row, { "data-plane": state.panels.includes("plane") ? "yes" : "no", "data-count": wanted.length });
    if (wanted.length !== row.children.length || wanted.some((figure, i) => figure !== row.children[i])) row.replaceChildren(...wanted);
    if (!state.shown) return;
    player.draw(view);
    readout.draw(view);
    for (const name of state.panels) panels[name].draw(view);
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
    player.destroy();
    readout.destroy();
    if (frame !== null) cancelAnimationFrame(frame);
    host.remove();
  };
}

export default { render };
