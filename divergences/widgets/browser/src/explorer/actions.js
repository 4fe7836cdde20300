// What a reader can do. Each works on the model, so that every view of it, and the kernel, follow.
import { createStage } from "../kit/presenter.js";
import { save } from "./save.js";
import { CHOICES, readState, SUBSETS, snap } from "./state.js";

const QUIET = 60; // milliseconds without a change after which a drag counts as resting

export function createActions(model, view) {
  const current = (name) => readState(model).state[name];
  let saving = false;
  const changed = new Set();
  let telling = null;
  function keep() {
    saving = false;
    model.save_changes();
    clearTimeout(telling);
    telling = setTimeout(tell, QUIET);
  }
  // ipywidgets holds a change back until the kernel has answered the one before it, so that a cell queued behind a busy
  // kernel would see where a drag began. A message of our own, once the drag rests, says where it ended.
  function tell() {
    model.send?.(Object.fromEntries([...changed].map((name) => [name, model.get(name)])));
    changed.clear();
  }
  // The kernel is told of a change only after it has been painted, which keeps drawing fast. (A hidden page paints
  // nothing.)
  function saveSoon() {
    if (document.hidden) return keep();
    if (!saving) requestAnimationFrame(() => setTimeout(keep));
    saving = true;
  }
  function change(name, value) {
    model.set(name, value);
    changed.add(name);
    saveSoon();
  }
  const { host, explorer: section } = view;
  async function copyLink() {
    const link = model.link();
    try {
      await navigator.clipboard.writeText(link);
      view.notice("view.copied");
    } catch {
      view.notice("view.copyThis", { link });
    }
  }
  return {
    // Only a host that keeps the state in an address has a link to it.
    link: model.link,
    copyLink: model.link && copyLink,
    ...createStage(model, { host, section, change, read: () => readState(model).state, all: SUBSETS.panels }),
    current,
    change,
    reset() {
      for (const [name, value] of Object.entries(model.get("_start"))) change(name, value);
    },
    // Two of the slider's steps.
    move(direction) {
      const { theta } = model.get("_ranges");
      change("theta", snap(current("theta") + direction * theta.step * 2, theta));
    },
    nextFamily() {
      const { family } = CHOICES;
      change("family", family[(family.indexOf(current("family")) + 1) % family.length]);
    },
    play: () => view.play(),
    async save(kind) {
      try {
        await save(kind, `divergences-${current("family")}`, view.explorer, view.latest());
        view.notice("view.saved", { kind: kind.toUpperCase() });
      } catch (error) {
        view.notice("view.notSaved", { reason: error.message });
      }
    },
  };
}
