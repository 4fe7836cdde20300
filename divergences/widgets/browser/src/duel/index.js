// A duel of two trainings in the page. A host gives a model with get, set, save_changes, on and off, and an element.
import { createButtons, createSaving } from "../kit/buttons.js";
import { html, set, write } from "../kit/dom.js";
import { whole } from "../kit/format.js";
import { isControlKey } from "../kit/keys.js";
import { tagOf } from "../kit/languages.js";
import { createKeyHelp, fills, listenToKeys } from "../kit/presenter.js";
import { resolveTheme } from "../kit/theme.js";
import { watch } from "../kit/watch.js";
import { movesTheCross } from "../pad/pad.js";
import settings from "../train/settings.generated.json" with { type: "json" };
import { createActions } from "./actions.js";
import { createSettings, createTimeLine } from "./controls.js";
import { Match } from "./match.js";
import { DrawingPad } from "./pad.js";
import { problemsInWords } from "./problems.js";
import { CurvesRow } from "./row.js";
import { FILES } from "./save.js";
import { createSide, perfect } from "./side.js";
import { canTrain, keyOf, readState, STORIES, storyOf, TRAITS, tasksOf } from "./state.js";
import { styles } from "./styles.js";
import { speaker } from "./words.js";

const NAMES = ["left", "right"];
const CALM = 1000; // milliseconds between two pictures for readers who want little motion
const FRAME = 17; // milliseconds: 60 pictures a second
const KEYS = ["space", "once", "slow", "switch", "arrows", "stories", "language", "theme", "end"];

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
    this.said = null; // the result of the reader's last action: a key of the catalogue and its values
    this.story = Object.keys(STORIES)[0];
    this.slow = false;
    this.filmed = -1; // the frame that a film shows now
    this.drawnAt = 0;
    this.controls = "";
    this.cost = 0; // milliseconds of the last picture, until it was painted
    this.later = undefined;
    this.actions = createActions(model, this);
    this.build();
    this.releaseKeys = listenToKeys({
      ...{ host: this.host, section: this.section, actions: this.actions },
      presenting: () => readState(model).presenter,
      keys: () => ({
        panels: Object.keys(STORIES),
        playable: Boolean(this.match),
        own: { o: this.actions.once, s: () => this.actions.slow(!this.slow), d: this.actions.switch },
      }),
      others: (event) => isControlKey(event) || movesTheCross(event),
    });
    this.watching = watch(model, TRAITS, this.host, () => this.draw());
  }

  build() {
    const { actions } = this;
    const later = () => this.watching.schedule();
    this.title = html("h2");
    this.intro = html("p", { class: "line intro" });
    this.buttons = createButtons(actions, [createSaving(actions, FILES)]);
    this.problem = html("p", { class: "problem", role: "alert", hidden: "" });
    this.notice = html("p", { class: "notice", role: "status" });
    this.choices = createSettings(actions);
    this.pad = new DrawingPad(actions, later);
    this.time = createTimeLine(actions);
    this.sides = NAMES.map((name) => createSide(name, actions));
    this.curves = new CurvesRow(actions);
    this.status = html("p", { class: "unseen", role: "status", "aria-live": "polite" });
    this.help = createKeyHelp("duel", KEYS, Object.keys(STORIES).length);
    this.section.append(
      html("div", { class: "top" }, this.title, this.buttons.element),
      ...[this.intro, this.problem, this.notice, this.choices.element, this.pad.element, this.time.element],
      html("div", { class: "planes" }, ...this.sides.map((side) => side.element)),
      ...[this.curves.element, this.status, this.help.element],
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

  // The frame that lies nearest to a step, of the side that has the most frames.
  nearest(step) {
    const steps = this.longest()?.series("step") ?? [];
    return steps.reduce((best, one, i) => (Math.abs(one - step) < Math.abs(steps[best] - step) ? i : best), 0);
  }

  networks() {
    return this.match?.sides.map((side) => side.recording.network()) ?? [null, null];
  }

  longest() {
    return this.networks().reduce((a, b) => ((a?.count ?? 0) >= (b?.count ?? 0) ? a : b));
  }

  shownIndex() {
    const last = (this.match?.count ?? 0) - 1;
    const wanted = this.filmed >= 0 ? this.filmed : readState(this.model).index;
    return Math.max(0, wanted < 0 ? last : Math.min(wanted, last)); // one side may have its first frame alone
  }

  // A run is begun anew when what it depends on has changed.
  begin(state) {
    const wanted = keyOf(state);
    if (wanted === this.task) return;
    this.task = wanted;
    this.match?.close();
    this.match = null;
    this.refusal = "";
    this.said = null;
    if (!canTrain(state)) return;
    try {
      this.match = new Match(tasksOf(state), () => this.heard());
      this.match.slow = this.slow;
    } catch (error) {
      this.refusal = error.message;
    }
  }

  // What has changed belongs to the run that is under way.
  goesOn() {
    this.task = keyOf(readState(this.model));
    this.watching.schedule();
  }

  heard() {
    if (this.match?.over) this.speak();
    // Where a picture takes long, as much time as it took is left for what the reader does.
    const pace = this.calm.matches ? CALM : this.cost > FRAME ? 2 * this.cost : 0;
    const wait = this.drawnAt + pace - performance.now();
    clearTimeout(this.later);
    if (wait <= 0) return this.watching.schedule();
    this.later = setTimeout(this.watching.schedule, wait);
  }

  // The result of an action stays visible until the next action.
  say(key, values = {}) {
    this.said = { key, values };
    this.watching.schedule();
  }

  // Said where something begins, stops or ends, not at every frame.
  speak() {
    const t = speaker(readState(this.model).language);
    const how = this.match.over ? "over" : this.match.running ? "going" : "paused";
    const words = how === "going" ? "" : this.sides.map((side) => side.said()).join(" ");
    write(this.status, `${t(`duel.said.${how}`, { step: whole(this.match.step) })} ${words}`);
  }

  draw() {
    this.drawnAt = performance.now();
    setTimeout(() => {
      this.cost = performance.now() - this.drawnAt;
    });
    const state = readState(this.model);
    const t = speaker(state.language);
    this.begin(state);
    const width = this.host.clientWidth; // asked for before anything is written: it would be laid out anew
    const fill = fills(this.model, this.host, state, width);
    const room = fill ? `${width} ${innerHeight}` : width;
    set(this.host, { "data-fill": fill ? "" : null });
    set(this.section, {
      lang: tagOf(state.language),
      "aria-label": t("duel.title"),
      "data-theme": resolveTheme(state.theme),
      "data-presenter": state.presenter ? "" : null,
      "data-fill": fill ? "" : null,
      "data-state": this.match?.state ?? (canTrain(state) ? "failed" : "waiting"),
    });
    write(this.title, t("duel.title"));
    const story = storyOf(state);
    write(this.intro, t(story ? `duel.story.${story}` : "duel.intro"));
    const failed = problemsInWords(this.match, this.refusal, t);
    this.problem.hidden = !failed;
    write(this.problem, failed);
    write(this.notice, this.noticed(state, t));
    const controls = [this.task, state.language, state.theme, state.presenter].join();
    if (controls !== this.controls) {
      this.controls = controls;
      for (const part of [this.buttons, this.help]) part.layout({ state, t });
      this.choices.draw({ state, t });
    }
    this.drawPictures(state, t, fill, room);
  }

  noticed({ changed }, t) {
    if (this.said) return t(this.said.key, this.said.values);
    return changed.length ? t("duel.changed", { names: changed.map((name) => t(`duel.${name}`)).join(", ") }) : "";
  }

  drawPictures(state, t, fill, room) {
    const { match } = this;
    const recordings = NAMES.map((_, i) => match?.sides[i].recording);
    const [networks, index, count] = [this.networks(), this.shownIndex(), match?.count ?? 0];
    const step = this.longest()?.value("step", index) ?? 0;
    const steps = match?.steps || settings.steps[state.data];
    const floor = recordings.map((one) => one?.about?.floor).find(Number.isFinite) ?? NaN;
    const scored = !match || recordings.some((one) => one?.about?.modes);
    const key = [this.task, state.language, state.presenter, room, scored].join();
    const view = {
      ...{ state, t, match, index, count, step, steps, perfect, floor, fill, place: key },
      ...{ presenter: state.presenter, slow: this.slow },
    };
    for (const part of [this.pad, this.time]) part.draw(view);
    this.sides.forEach((side, i) =>
      side.draw({ ...view, side: match?.sides[i], shown: networks[i], scores: recordings[i]?.scores ?? [] }, key),
    );
    const drawn = NAMES.map((name, i) => {
      const switched = state[name] === "minimax" && state.switched >= 0 && step > state.switched;
      return { name, kind: state[name], switched, network: networks[i], scores: recordings[i]?.scores ?? [] };
    });
    this.curves.draw({ ...view, sides: drawn, scored });
  }

  destroy() {
    this.watching.stop();
    clearTimeout(this.later);
    this.releaseKeys();
    this.pad.close();
    this.match?.close();
    this.host.remove();
  }
}

function render({ model, el }) {
  const view = new DuelView(model, el);
  return () => view.destroy();
}

export default { render };
