// What a reader can do. Each works on the model, so that every view of it, and the kernel, follow.
import { nextOf } from "./languages.js";
import { save } from "./save.js";
import { ON_STAGE, readState, SUBSETS } from "./state.js";

export function createActions(model, view) {
  const current = (name) => readState(model).state[name];
  let saving = false;
  let before = null;
  function keep() {
    saving = false;
    model.save_changes();
  }
  // The picture first: the kernel hears of a change once it is painted. (A hidden page paints nothing.)
  function saveSoon() {
    if (document.hidden) return keep();
    if (!saving) requestAnimationFrame(() => setTimeout(keep));
    saving = true;
  }
  function change(name, value) {
    model.set(name, value);
    saveSoon();
  }
  const actions = {
    current,
    change,
    reset() {
      for (const [name, value] of Object.entries(model.get("_start"))) model.set(name, value);
      saveSoon();
    },
    toggle(panel) {
      const shown = current("panels");
      if (shown.includes(panel)) return change("panels", shown.filter((one) => one !== panel));
      // On stage the left one stays, and the right one makes room.
      if (current("presenter")) return change("panels", [...shown.slice(0, ON_STAGE - 1), panel]);
      const place = shown.findIndex((one) => SUBSETS.panels.indexOf(one) > SUBSETS.panels.indexOf(panel));
      return change("panels", shown.toSpliced(place < 0 ? shown.length : place, 0, panel));
    },
    // The right one of the stage gives way to the next of those that are not on it.
    turn(direction) {
      const shown = current("panels");
      const others = SUBSETS.panels.filter((one) => !shown.slice(0, ON_STAGE - 1).includes(one));
      const place = others.indexOf(shown[ON_STAGE - 1]) + (shown.length < ON_STAGE && direction < 0 ? 0 : direction);
      change("panels", [...shown.slice(0, ON_STAGE - 1), others.at(place % others.length)]);
    },
    switchLanguage: () => change("language", nextOf(current("language"))),
    present() {
      const on = !current("presenter");
      if (on) before = model.get("panels");
      else if (before) model.set("panels", before);
      change("presenter", on);
      view.focus();
      // Where a host forbids the full screen, large type is what there is.
      if (on) view.host.requestFullscreen?.().catch(() => {});
      else if (document.fullscreenElement) document.exitFullscreen();
    },
    play: () => view.play(),
    async save(kind) {
      try {
        await save(kind, `divergences-${current("family")}`, view.explorer, view.latest());
        view.notice("explorer.saved", { kind: kind.toUpperCase() });
      } catch (error) {
        view.notice("explorer.notSaved", { reason: error.message });
      }
    },
  };
  // Only a host that keeps the state in an address has a link to it.
  if (model.link) {
    actions.copyLink = async () => {
      const link = model.link();
      try {
        await navigator.clipboard.writeText(link);
        view.notice("explorer.copied");
      } catch {
        view.notice("explorer.copyThis", { link });
      }
    };
    actions.link = model.link;
  }
  return actions;
}
