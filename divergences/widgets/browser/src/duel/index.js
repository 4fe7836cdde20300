// A duel of two trainings in the page. A host gives a model with get, set, save_changes, on and off, and an element.
import { createButtons } from "../kit/buttons.js";
import { html, set, write } from "../kit/dom.js";
import { keepKeys, worksControl } from "../kit/keys.js";
import { nextOf, tagOf } from "../kit/languages.js";
import { resolveTheme } from "../kit/theme.js";
import { watch } from "../kit/watch.js";
import { createPanel } from "../run/panel.js";
import { PlanePanel } from "../run/planePanel.js";
import { shortNumber, whole } from "../kit/format.js";
import { measureOf } from "../run/state.js";
import settings from "../train/settings.json" with { type: "json" };
import { createSelect, createSettings, createTimeLine } from "./controls.js";
import { createCurves } from "./curves.js";
import { Match } from "./match.js";
import { readState, STORIES, TASK, tasksOf, TRAITS } from "./state.js";
import { styles } from "./styles.js";
import { verdict } from "./verdict.js";
import { speaker } from "./words.js";

const NAMES = ["left", "right"];
const CALM = 1000; // milliseconds between two pictures for readers who want little motion
const perfect = settings.within["3"];

function render({ model, el }) {
  const host = html("div", { class: "divergences-duel" });
  el.append(host);
  const section = html("section", { class: "explorer run duel", tabindex: "-1" });
  host.attachShadow({ mode: "open" }).append(html("style", {}, styles), section);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let [match, task, refusal, drawnAt, later] = [null, "", "", 0, undefined];

  const actions = {
    change(name, value) {
      model.set(name, value);
      model.save_changes();
    },
    present: () => actions.change("presenter", !readState(model).presenter),
    switchLanguage: () => actions.change("language", nextOf(readState(model).language)),
    tell(story) {
      for (const [name, value] of Object.entries(STORIES[story])) model.set(name, value);
      model.set("index", -1);
      model.save_changes();
    },
    toggle() {
      if (match.running) match.pause();
      else {
        actions.change("index", -1);
        match.go();
      }
      speak();
      watching.schedule();
    },
    once() {
      actions.change("index", -1);
      match.stepOnce();
    },
    slow: (on) => (match.slow = on),
    goTo: (index) => actions.change("index", index >= match.count - 1 ? -1 : Math.max(0, index)),
    goToStep(step) {
      const steps = match?.sides.map((side) => side.network()).find(Boolean)?.series("step") ?? [];
      const nearest = steps.reduce((best, one, i) => (Math.abs(one - step) < Math.abs(steps[best] - step) ? i : best), 0);
      actions.goTo(nearest);
    },
  };

  const title = html("h2");
  const intro = html("p", { class: "line" });
  const buttons = createButtons(actions);
  const problem = html("p", { class: "problem", role: "alert", hidden: "" });
  const notice = html("p", { class: "notice", role: "status" });
  const choices = createSettings(actions);
  const time = createTimeLine(actions);
  const sides = NAMES.map((name) => createSide(name, actions));
  const curves = ["pull", "share"].map((name) => createPanel(name, createCurves(name), actions));
  const pictures = html("div", { class: "pictures" });
  const status = html("p", { class: "unseen", role: "status", "aria-live": "polite" });
  section.append(
    html("div", { class: "top" }, title, buttons.element),
    ...[intro, problem, notice, choices.element, time.element],
    html("div", { class: "planes" }, ...sides.map((side) => side.element)),
    ...[pictures, status],
  );
  const releaseKeys = keepKeys(host, worksControl);

  // A run is begun anew when what it depends on has changed.
  function begin(state) {
    const wanted = TASK.map((name) => state[name]).join();
    if (wanted === task) return;
    task = wanted;
    const slow = match?.slow ?? false;
    match?.close();
    match = null;
    refusal = "";
    try {
      match = new Match(tasksOf(state), heard);
      match.slow = slow;
    } catch (error) {
      refusal = error.message;
    }
  }

  function heard() {
    if (match.over) speak();
    if (!calm.matches) return watching.schedule();
    clearTimeout(later);
    later = setTimeout(watching.schedule, Math.max(0, drawnAt + CALM - performance.now()));
  }

  // Said where something begins, stops or ends, not at every frame.
  function speak() {
    const state = readState(model);
    const t = speaker(state.language);
    const words = sides.map((side) => side.said()).join(" ");
    write(status, `${t(match.over ? "duel.said.over" : match.running ? "duel.said.going" : "duel.said.paused", { step: whole(match.step) })} ${match.running ? "" : words}`);
  }

  function draw() {
    drawnAt = performance.now();
    const state = readState(model);
    const t = speaker(state.language);
    begin(state);
    set(section, { lang: tagOf(state.language), "aria-label": t("duel.title"), "data-theme": resolveTheme(state.theme), "data-presenter": state.presenter ? "" : null, "data-state": match?.state ?? "failed" });
    write(title, t("duel.title"));
    write(intro, t("duel.intro"));
    const failed = refusal || match?.sides.map((side) => side.problem).find(Boolean);
    problem.hidden = !failed;
    if (failed) write(problem, t("duel.failed", { reason: failed }));
    write(notice, state.changed.length ? t("duel.changed", { names: state.changed.map((name) => t(`duel.${name}`)).join(", ") }) : "");
    buttons.layout({ state, t });
    const networks = match?.sides.map((side) => side.network()) ?? [null, null];
    const count = match?.count ?? 0;
    const index = state.index < 0 ? count - 1 : Math.min(state.index, count - 1);
    const longest = networks.filter(Boolean).reduce((a, b) => (a && a.count >= b.count ? a : b), null);
    const step = longest ? longest.value("step", index) : 0;
    const steps = match?.steps || settings.steps[state.data];
    const view = { state, t, match, index, count, step, steps, perfect, presenter: state.presenter, fill: false };
    choices.draw(view);
    time.draw(view);
    sides.forEach((side, i) => side.draw({ ...view, shown: networks[i], scores: match?.sides[i].scores ?? [] }));
    const scored = match?.sides.some((side) => side.about?.modes);
    const shown = curves.slice(0, scored === false ? 1 : 2).map((panel) => panel.figure);
    if (shown.length !== pictures.children.length) pictures.replaceChildren(...shown);
    const drawn = NAMES.map((name, i) => ({ name, kind: state[name], network: networks[i], scores: match?.sides[i].scores ?? [] }));
    for (const panel of curves.slice(0, shown.length)) panel.draw({ ...view, sides: drawn });
  }

  const watching = watch(model, TRAITS, host, draw);
  return () => {
    watching.stop();
    clearTimeout(later);
    releaseKeys();
    match?.close();
    host.remove();
  };
}

// One side: what is trained there, its plane, and what can be said of it.
function createSide(name, actions) {
  const choice = createSelect(name, actions);
  const plane = createPanel("plane", (parts) => new PlanePanel(parts), actions);
  const words = html("p", { class: "verdict" });
  let said = "";
  return {
    element: html("div", { class: "side", "data-side": name }, choice.element, plane.figure, words),
    said: () => said,
    draw(view) {
      const { t, shown, scores, index } = view;
      choice.draw(view);
      plane.figure.hidden = !shown;
      const at = shown ? Math.min(index, shown.count - 1) : 0;
      if (shown) plane.draw({ ...view, index: at });
      const found = shown && verdict(shown, at, scores);
      said = found ? t(`duel.verdict.${found.kind}`, inWords(found, t)) : "";
      set(words, { class: `verdict${shown ? ` c-${measureOf(shown)}` : ""}`, "data-verdict": found?.kind ?? "" });
      write(words, said);
    },
  };
}

function inWords({ pull, slope, share, scorer, ...rest }, t) {
  const percent = (part) => `${(100 * part).toFixed(1)} %`;
  return {
    ...rest,
    ...{ pull: shortNumber(pull ?? NaN), slope: shortNumber(slope ?? NaN), share: percent(share ?? NaN), perfect: `${(100 * perfect).toFixed(2)} %` },
    scorer: scorer ? t(`name.${scorer === "em" ? "critic" : "discriminator"}`) : "",
  };
}

export default { render };
