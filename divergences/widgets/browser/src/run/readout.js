// The numbers: chips that show and hide pictures, and the state as text for a screen reader.
import { html, set, write } from "../kit/dom.js";
import { value, whole } from "../kit/format.js";
import { createLive } from "../kit/live.js";
import { colourOf, hasNumbers, measureOf, numberOf, PANELS } from "./state.js";

const COLOUR = { plane: "q", theta: "q", gradient: "q", pull: "q", distance: "em" };

export function createReadout(actions, names) {
  const legend = html("div", { class: "legend", role: "group" });
  const chips = PANELS.map((name, i) => createChip(name, i + 1, actions));
  legend.append(...chips.map((chip) => chip.element));
  const live = createLive({ class: "status unseen" });
  const status = live.element;
  const element = html("div", { class: "readout" }, legend, status);

  function draw(view, titles) {
    const { sides, index, network, beside, count, t, longest, steps } = view;
    set(legend, { "aria-label": t("run.chips") });
    legend.style.setProperty("--columns", Math.min(4, Math.ceil(view.drawable.length / 2)));
    for (const chip of chips) chip.draw(view);
    const [left] = sides;
    for (const name of names)
      set(status, { [`data-${name.replaceAll("_", "-")}`]: left.network.value(name, left.index) });
    set(status, { "data-index": index, "data-network": network, "data-beside": beside, "data-count": count });
    const told = sides.map((side) => {
      const words = Object.fromEntries(names.map((name) => [name, value(side.network.value(name, side.index))]));
      return t(side.network.run.shift ? "run.status.theta" : "run.status", words);
    });
    const place = { step: whole(steps[index]), steps: whole(longest), left: told[0], right: told[1] };
    live.say(
      t(told.length > 1 ? "run.status.two" : "run.status.one", { ...place, first: titles[0], second: titles[1] }),
    );
  }

  return { element, draw, destroy: live.destroy };
}

function createChip(name, key, actions) {
  const box = html("input", { type: "checkbox", name });
  const words = html("span", { class: "name" });
  const numbers = ["left", "right"].map((place) => html("b", { "data-side": place }));
  const element = html("label", { class: "chip" }, box, words, html("span", { class: "values" }, ...numbers));
  words.before(html("kbd", { "aria-hidden": "true" }, key));
  box.addEventListener("change", () => actions.toggle(name));
  return {
    element,
    draw({ sides, panels, drawable, t }) {
      element.hidden = !drawable.includes(name);
      const measures = [...new Set(sides.map(({ network }) => measureOf(network)))];
      set(element, { class: `chip c-${COLOUR[name] ?? colourOf(sides[0].network)}` });
      box.checked = panels.includes(name);
      const which = measures.length > 1 ? "both" : measures[0];
      write(words, t(`run.chip.${name}${name === "losses" ? `.${which}` : ""}`));
      for (const [i, number] of numbers.entries()) {
        const side = sides[i];
        number.hidden = !side || name === "plane" || !hasNumbers(side.network, name);
        if (number.hidden) continue;
        write(number, value(side.network.value(numberOf(name), side.index)));
        set(number, { class: sides.length > 1 ? `c-${colourOf(side.network)}` : "" });
      }
    },
  };
}
