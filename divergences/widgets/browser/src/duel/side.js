// One side: what is trained there, its plane, and what can be said of it.
import { createButton } from "../kit/buttons.js";
import { html, set, write } from "../kit/dom.js";
import { value, whole } from "../kit/format.js";
import { createPanel } from "../run/panel.js";
import { PlanePanel } from "../run/planePanel.js";
import { colourOf } from "../run/state.js";
import settings from "../train/settings.generated.json" with { type: "json" };
import { createSelect } from "./controls.js";
import { drawnOnce } from "./drawnOnce.js";
import { canSwitch } from "./match.js";
import { verdict } from "./verdict.js";

export const perfect = settings.within["3"];

class SidePlane extends PlanePanel {
  // The title of a saved picture states what was trained.
  title({ t, state, name, shown, index }) {
    const step = shown.value("step", index);
    const switched = state.switched >= 0 && step > state.switched && state[name] === "minimax";
    const side = t(switched ? "duel.side.switched" : `duel.side.${state[name]}`, { step: whole(state.switched) });
    return t("duel.plane", { side, step: whole(step) });
  }

  /** @param {any} view */
  move(view) {
    super.move(view);
    this.sayOutside(view);
  }
}

export function createSide(name, actions) {
  const choice = createSelect(name, actions);
  const plane = drawnOnce(
    createPanel("plane", (parts) => new SidePlane(parts), actions),
    true,
  );
  const words = html("p", { class: "verdict" });
  const rescue = createButton("switch", actions.switch);
  let said = "";
  return {
    element: html("div", { class: "side", "data-side": name }, choice.element, plane.figure, words, rescue),
    said: () => said,
    draw(view, key) {
      const { t, shown, scores, index } = view;
      choice.draw(view);
      write(rescue, t("duel.switch"));
      rescue.hidden = view.state[name] !== "minimax";
      set(rescue, { disabled: view.side && canSwitch(view.side) ? null : "" });
      plane.figure.hidden = !shown;
      const at = shown ? Math.min(index, shown.count - 1) : 0;
      if (shown) plane.draw({ ...view, name, index: at }, key, `${at} ${shown.count}`);
      const found = shown && verdict(shown, at, scores);
      said = found ? t(`duel.verdict.${found.kind}`, inWords(found, t)) : "";
      set(words, { class: `verdict${shown ? ` c-${colourOf(shown)}` : ""}`, "data-verdict": found?.kind ?? "" });
      write(words, said);
    },
  };
}

/** @param {Record<string, any>} found */
function inWords({ pull, slope, share, distance, first, scorer, ...rest }, t) {
  const percent = (part) => `${(100 * part).toFixed(1)} %`;
  return {
    ...rest,
    ...{ pull: value(pull ?? NaN), slope: value(slope ?? NaN) },
    ...{ distance: value(distance ?? NaN), first: value(first ?? NaN) },
    ...{ share: percent(share ?? NaN), perfect: `${(100 * perfect).toFixed(2)} %` },
    scorer: scorer ? t(`name.${scorer === "em" ? "critic" : "discriminator"}`) : "",
  };
}
