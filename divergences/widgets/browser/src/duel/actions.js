// What a reader can do with a duel. Each works on the model, so that every view of it, and the kernel, follow.
import { createStage } from "../kit/presenter.js";
import { canSwitch } from "./match.js";
import { save } from "./save.js";
import { readState, STORIES, TASK } from "./state.js";

const NAMES = Object.keys(STORIES);

/** @param {any} model @param {any} view  the DuelView */
export function createActions(model, view) {
  const read = () => readState(model);
  const change = (name, value) => {
    model.set(name, value);
    if (TASK.includes(name)) model.set("switched", -1);
    model.save_changes();
  };
  const goTo = (index) => change("index", index >= view.match.count - 1 ? -1 : Math.max(0, index));
  const tell = (story) => {
    for (const [name, value] of Object.entries(STORIES[story])) model.set(name, value);
    model.set("index", -1);
    model.set("switched", -1);
    model.save_changes();
    view.story = story;
  };
  const stage = createStage(model, { host: view.host, section: view.section, read, change, all: NAMES });
  return {
    change,
    tell,
    goTo,
    present: stage.present,
    switchLanguage: stage.switchLanguage,
    switchTheme: stage.switchTheme,
    // The number keys, which show and hide panels in other views, choose a preset here.
    toggle: tell,
    turn: (direction) => tell(NAMES.at((NAMES.indexOf(view.story) + direction) % NAMES.length)),
    play: () => view.match && !view.match.over && view.toggle(),
    move: (direction) => view.match && goTo(view.shownIndex() + direction),
    once() {
      if (!view.match || view.match.over) return;
      change("index", -1);
      view.match.stepOnce();
    },
    // The run continues: the new state is the one with which it would have been started.
    switch: () =>
      view.match?.sides.some(canSwitch) &&
      view.match.switch((step) => {
        model.set("switched", step);
        model.save_changes();
        view.goesOn();
      }),
    slow(on) {
      view.slow = on;
      if (view.match) view.match.slow = on;
      view.watching.schedule();
    },
    goToStep: (step) => goTo(view.nearest(step)),
    // Only a host that keeps the state in an address has a link to it.
    link: model.link,
    async copyLink() {
      const link = model.link();
      try {
        await navigator.clipboard.writeText(link);
        view.say("view.copied");
      } catch {
        view.say("view.copyThis", { link });
      }
    },
    async save(kind) {
      const { match } = view;
      const side = match?.sides[["npzLeft", "npzRight"].indexOf(kind)];
      if (!(side ? side.recording : match)?.count) return view.say("duel.nothing");
      try {
        const saved = await save(kind, view);
        view.say("view.saved", { kind: saved });
      } catch (error) {
        view.say("view.notSaved", { reason: error.message });
      }
    },
  };
}
