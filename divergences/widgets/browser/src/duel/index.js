// A duel of two trainings in the page. A host gives a model with get, set, save_changes, on and off, and an element.
import { createButtons } from "../kit/buttons.js";
import { html, set, write } from "../kit/dom.js";
import { shortNumber, whole } from "../kit/format.js";
import { keepKeys, worksControl } from "../kit/keys.js";
import { nextOf, tagOf } from "../kit/languages.js";
import { resolveTheme } from "../kit/theme.js";
import { watch } from "../kit/watch.js";
import { createPanel } from "../run/panel.js";
import { PlanePanel } from "../run/planePanel.js";
import { measureOf } from "../run/state.js";
import settings from "../train/settings.generated.json" with { type: "json" };
import { createSelect, createSettings, createTimeLine } from "./controls.js";
import { Curves } from "./curves.js";
import { Match } from "./match.js";
import { readState, STORIES, TASK, TRAITS, tasksOf } from "./state.js";
import { styles } from "./styles.js";
import { verdict } from "./verdict.js";
import { speaker } from "./words.js";

const NAMES = ["left", "right"];
const CALM = 1000; // milliseconds between two pictures for readers who want little motion
const perfect = settings.within["3"];

class DuelView {
  constructor(model, el) {
    this.model = model;
    this.host = html("div", { class: "divergences-duel" });
    el.append(this.host);
    this.section = html("section", { class: "explorer run duel", tabindex: "-1" });
    this.host.attachShadow({ mode: "open" }).append(html("style", {}, styles), this.section);
    this.calm = matchMedia("(prefers-reduced-motion: reduce)");
    this.match = null;
    this.task = "";
    this.refusal = "";
    this.drawnAt = 0;
    this.later = undefined;
    this.actions = this.createActions();
    this.build();
    this.releaseKeys = keepKeys(this.host, worksControl);
    this.watching = watch(model, TRAITS, this.host, () => this.draw());
  }

  createActions() {
    const { model } = this;
    const change = (name, value) => {
      model.set(name, value);
      model.save_changes();
    };
    const goTo = (index) => change("index", index >= this.match.count - 1 ? -1 : Math.max(0, index));
    return {
      change,
      present: () => change("presenter", !readState(model).presenter),
      switchLanguage: () => change("language", nextOf(readState(model).language)),
      tell: (story) => {
        for (const [name, value] of Object.entries(STORIES[story])) model.set(name, value);
        model.set("index", -1);
        model.save_changes();
      },
      toggle: () => this.toggle(),
      once: () => {
        change("index", -1);
        this.match.stepOnce();
      },
      slow: (on) => {
        this.match.slow = on;
      },
      goTo,
      goToStep: (step) => goTo(this.nearest(step)),
    };
  }

  build() {
    const { actions } = this;
    this.title = html("h2");
    this.intro = html("p", { class: "line" });
    this.buttons = createButtons(actions);
    this.problem = html("p", { class: "problem", role: "alert", hidden: "" });
    this.notice = html("p", { class: "notice", role: "status" });
    this.choices = createSettings(actions);
    this.time = createTimeLine(actions);
    this.sides = NAMES.map((name) => createSide(name, actions));
    this.curves = ["pull", "share"].map((name) => createPanel(name, (parts) => new Curves(name, parts), actions));
    this.pictures = html("div", { class: "pictures" });
    this.status = html("p", { class: "unseen", role: "status", "aria-live": "polite" });
    this.section.append(
      html("div", { class: "top" }, this.title, this.buttons.element),
      ...[this.intro, this.problem, this.notice, this.choices.element, this.time.element],
      html("div", { class: "planes" }, ...this.sides.map((side) => side.element)),
      ...[this.pictures, this.status],
    );
  }

  toggle() {
    if (this.match.running) this.match.pause();
    else {
      this.actions.change("index", -1);
      this.match.go();
    }
    this.speak();
    this.watching.schedule();
  }

  // The frame that lies nearest to a step, of the side that has frames.
  nearest(step) {
    const network = this.match?.sides.map((side) => side.network()).find(Boolean);
    const steps = network?.series("step") ?? [];
    return steps.reduce((best, one, i) => (Math.abs(one - step) < Math.abs(steps[best] - step) ? i : best), 0);
  }

  // A run is begun anew when what it depends on has changed.
  begin(state) {
    const wanted = TASK.map((name) => state[name]).join();
    if (wanted === this.task) return;
    this.task = wanted;
    const slow = this.match?.slow ?? false;
    this.match?.close();
    this.match = null;
    this.refusal = "";
    try {
      this.match = new Match(tasksOf(state), () => this.heard());
      this.match.slow = slow;
    } catch (error) {
      this.refusal = error.message;
    }
  }

  heard() {
    if (this.match.over) this.speak();
    if (!this.calm.matches) return this.watching.schedule();
    clearTimeout(this.later);
    this.later = setTimeout(this.watching.schedule, Math.max(0, this.drawnAt + CALM - performance.now()));
  }

  // Said where something begins, stops or ends, not at every frame.
  speak() {
    const state = readState(this.model);
    const t = speaker(state.language);
    const words = this.sides.map((side) => side.said()).join(" ");
    write(
      this.status,
      `${t(this.match.over ? "duel.said.over" : this.match.running ? "duel.said.going" : "duel.said.paused", { step: whole(this.match.step) })} ${this.match.running ? "" : words}`,
    );
  }

  draw() {
    this.drawnAt = performance.now();
    const state = readState(this.model);
    const t = speaker(state.language);
    this.begin(state);
    set(this.section, {
      lang: tagOf(state.language),
      "aria-label": t("duel.title"),
      "data-theme": resolveTheme(state.theme),
      "data-presenter": state.presenter ? "" : null,
      "data-state": this.match?.state ?? "failed",
    });
    write(this.title, t("duel.title"));
    write(this.intro, t("duel.intro"));
    const failed = this.refusal || this.match?.sides.map((side) => side.problem).find(Boolean);
    this.problem.hidden = !failed;
    if (failed) write(this.problem, t("duel.failed", { reason: failed }));
    write(
      this.notice,
      state.changed.length
        ? t("duel.changed", { names: state.changed.map((name) => t(`duel.${name}`)).join(", ") })
        : "",
    );
    this.buttons.layout({ state, t });
    this.drawPictures(state, t);
  }

  drawPictures(state, t) {
    const networks = this.match?.sides.map((side) => side.network()) ?? [null, null];
    const count = this.match?.count ?? 0;
    const index = state.index < 0 ? count - 1 : Math.min(state.index, count - 1);
    const longest = networks.filter(Boolean).reduce((a, b) => (a && a.count >= b.count ? a : b), null);
    const step = longest ? longest.value("step", index) : 0;
    const steps = this.match?.steps || settings.steps[state.data];
    const view = {
      state,
      t,
      match: this.match,
      index,
      count,
      step,
      steps,
      perfect,
      presenter: state.presenter,
      fill: false,
    };
    this.choices.draw(view);
    this.time.draw(view);
    this.sides.forEach((side, i) =>
      side.draw({ ...view, shown: networks[i], scores: this.match?.sides[i].scores ?? [] }),
    );
    const scored = this.match?.sides.some((side) => side.about?.modes);
    const shown = this.curves.slice(0, scored === false ? 1 : 2).map((panel) => panel.figure);
    if (shown.length !== this.pictures.children.length) this.pictures.replaceChildren(...shown);
    const drawn = NAMES.map((name, i) => ({
      name,
      kind: state[name],
      network: networks[i],
      scores: this.match?.sides[i].scores ?? [],
    }));
    for (const panel of this.curves.slice(0, shown.length)) panel.draw({ ...view, sides: drawn });
  }

  destroy() {
    this.watching.stop();
    clearTimeout(this.later);
    this.releaseKeys();
    this.match?.close();
    this.host.remove();
  }
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

/** @param {Record<string, any>} found */
function inWords({ pull, slope, share, scorer, ...rest }, t) {
  const percent = (part) => `${(100 * part).toFixed(1)} %`;
  return {
    ...rest,
    ...{
      pull: shortNumber(pull ?? NaN),
      slope: shortNumber(slope ?? NaN),
      share: percent(share ?? NaN),
      perfect: `${(100 * perfect).toFixed(2)} %`,
    },
    scorer: scorer ? t(`name.${scorer === "em" ? "critic" : "discriminator"}`) : "",
  };
}

function render({ model, el }) {
  const view = new DuelView(model, el);
  return () => view.destroy();
}

export default { render };
