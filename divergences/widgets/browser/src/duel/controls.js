// What a duel is about: stories, data, width, seed, how often the critic is trained; and Go, one step, the time line.
import { createButton } from "../kit/buttons.js";
import { html, set, write } from "../kit/dom.js";
import { whole } from "../kit/format.js";
import { CHOICES, STORIES } from "./state.js";

const SPOKEN = 1000; // milliseconds between two announcements to a screen reader during training

// A select with its label; `key` is where the catalogue has its words, numbers stand for themselves.
export function createSelect(name, actions) {
  const select = html("select", { id: name, name });
  const words = html("label", { for: name });
  const options = CHOICES[name].map((value) => {
    const option = html("option", { value });
    select.append(option);
    return { value, option };
  });
  select.addEventListener("change", () =>
    actions.change(
      name,
      CHOICES[name].find((one) => String(one) === select.value),
    ),
  );
  return {
    element: html("div", { class: "field" }, words, select),
    draw({ state, t }) {
      write(words, t(`duel.${name}`));
      const said = { left: "side", right: "side" }[name] ?? name;
      for (const { value, option } of options)
        write(option, typeof value === "number" ? String(value) : t(`duel.${said}.${value}`));
      select.value = state[name];
    },
  };
}

function createTimes(actions) {
  const legend = html("legend");
  const choice = html("div", { class: "choice" });
  const options = CHOICES.n_critic.map((value) => {
    const input = html("input", { type: "radio", name: "n_critic", value });
    input.addEventListener("change", () => actions.change("n_critic", value));
    choice.append(html("label", {}, input, html("span", {}, value)));
    return { value, input };
  });
  return {
    element: html("fieldset", { class: "field" }, legend, choice),
    draw({ state, t }) {
      write(legend, t("duel.n_critic"));
      for (const { value, input } of options) input.checked = state.n_critic === value;
    },
  };
}

function createSeed(actions) {
  const input = html("input", { type: "number", id: "seed", name: "seed", min: 0, step: 1 });
  const words = html("label", { for: "seed" });
  input.addEventListener("change", () => actions.change("seed", Number(input.value)));
  return {
    element: html("div", { class: "field" }, words, input),
    draw({ state, t }) {
      write(words, t("duel.seed"));
      if (input.value !== String(state.seed)) input.value = state.seed;
    },
  };
}

export function createSettings(actions) {
  const stories = Object.keys(STORIES).map((name) => [name, createButton(name, () => actions.tell(name))]);
  const row = html("div", { class: "stories", role: "group" }, ...stories.map(([, button]) => button));
  const fields = [
    createTimes(actions),
    createSelect("data", actions),
    createSelect("width", actions),
    createSeed(actions),
  ];
  return {
    element: html(
      "div",
      { class: "settings" },
      row,
      html("div", { class: "fields" }, ...fields.map((field) => field.element)),
    ),
    draw(view) {
      set(row, { "aria-label": view.t("duel.stories") });
      for (const [name, button] of stories) write(button, view.t(`duel.stories.${name}`));
      for (const field of fields) field.draw(view);
    },
  };
}

export function createTimeLine(actions) {
  const go = createButton("go", actions.play);
  const once = createButton("once", actions.once);
  const slow = html("input", { type: "checkbox", name: "slow" });
  const slowWords = html("span");
  const input = html("input", { type: "range", id: "step", name: "step", min: 0, step: 1 });
  const words = html("label", { for: "step" });
  const output = html("output", { for: "step", "aria-live": "off" });
  const cost = html("p", { class: "cost" });
  let spokenAt = 0;
  slow.addEventListener("change", () => actions.slow(slow.checked));
  input.addEventListener("input", () => actions.goTo(Number(input.value)));
  return {
    element: html(
      "div",
      { class: "time" },
      html("div", { class: "going" }, go, once, html("label", { class: "tick-box" }, slow, slowWords)),
      html("div", { class: "slider" }, words, output, input),
      cost,
    ),
    draw({ t, match, index, count, step, steps, slow: slowly }) {
      write(go, t(match?.running ? "duel.pause" : step > 0 ? "duel.goOn" : "duel.go"));
      set(go, { disabled: !match || match.over ? "" : null });
      write(once, t("duel.once"));
      set(once, { disabled: !match || match.over ? "" : null });
      write(slowWords, t("duel.slow"));
      slow.checked = slowly;
      write(words, t("run.step"));
      const said = { step: whole(step), steps: whole(steps) };
      write(output, t("run.of", said));
      set(input, { max: Math.max(0, count - 1), disabled: count < 2 ? "" : null });
      // A screen reader announces each change while the slider has the focus; one a second is enough.
      if (!match?.running || performance.now() > spokenAt + SPOKEN) {
        spokenAt = performance.now();
        set(input, { "aria-valuetext": t("run.stepSaid", said) });
      }
      if (Number(input.value) !== index) input.value = Math.max(0, index);
      input.style.setProperty("--start", -0.1);
      input.style.setProperty("--end", count > 1 ? index / (count - 1) : 0);
      write(cost, costOf(match, steps, t));
    },
  };
}

// What it costs: steps a second of the slower side, and the seconds left at that pace.
function costOf(match, steps, t) {
  const recordings = (match?.sides ?? []).map((side) => side.recording);
  const slowest = Math.max(0, ...recordings.map(({ step, seconds }) => (step ? seconds / step : 0)));
  if (!match || !slowest) return t("duel.cost.unknown", { steps: whole(steps) });
  const plain = recordings.some(({ about }) => about?.engine === "plain") ? ` ${t("duel.cost.plain")}` : "";
  const left = Math.ceil((steps - match.step) * slowest);
  return (
    t(match.over ? "duel.cost.over" : "duel.cost", {
      rate: whole(Math.round(1 / slowest)),
      left: whole(left),
      used: whole(Math.ceil(match.step * slowest)),
    }) + plain
  );
}
