// Three descents from one start: on EM, on JS and on JS of the blurred pair. θ follows the one that is chosen.
import { scaleLinear } from "d3-scale";
import { line as lineThrough } from "d3-shape";
import { createAxes } from "../kit/axes.js";
import { outcome, start, step, STEPS } from "./descent.js";
import { each, html, set, svg, write } from "../kit/dom.js";
import { position, scientific, tick, value } from "../kit/format.js";
import { createSlider } from "./slider.js";
import { CHOICES } from "./state.js";

const PACE = 70;
const RUNS = CHOICES.descend_on;
const COLOURS = { em: "em", js: "js", blur: "tv" };

export function createDescendPanel({ canvas, tools, below, actions }) {
  const play = button("play", () => toggle());
  const one = button("step", () => { pause(); advance(1); });
  const back = button("back", () => { pause(); restart(runs.em.path[0], true); });
  tools.append(play, one, back);
  const sliders = ["step_size", "momentum"].map((name) => createSlider(name, actions));
  const group = html("div", { class: "race", role: "radiogroup" });
  const rows = RUNS.map((name) => createRow(name, actions, group));
  const said = html("p", { class: "unseen", "aria-live": "polite" });
  below.append(group, html("div", { class: "pair-of-sliders" }, ...sliders.map((slider) => slider.element)), said);

  const drawAxes = createAxes(canvas);
  const axisName = write(svg(svg(canvas, "g", { class: "tick", "text-anchor": "end" }), "text"), "θ");
  const home = svg(canvas, "line", { class: "home" });
  const clip = svg(svg(svg(canvas, "defs"), "clipPath", { id: "descent-box" }), "rect");
  const inside = svg(canvas, "g", { "clip-path": "url(#descent-box)" });
  const paths = Object.fromEntries(RUNS.map((name) => [name, svg(inside, "path", { class: `curve r-${name} c-${COLOURS[name]}` })]));
  const dots = svg(canvas, "g");

  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let runs = null;
  let timer = null;
  let x, y, box, em, seen;

  const followed = () => runs[seen.state.descend_on].path.at(-1);
  const clamp = (theta) => Math.min(seen.ranges.theta.max, Math.max(seen.ranges.theta.min, theta));
  const over = () => RUNS.every((name) => runs[name].end || runs[name].path.length > STEPS);

  function restart(theta, tell) {
    runs = Object.fromEntries(RUNS.map((name) => [name, start(theta)]));
    if (tell && theta !== actions.current("theta")) actions.change("theta", theta);
    else draw();
  }

  function advance(count) {
    if (!canvas.isConnected) return pause();
    const { state, ranges, derivatives } = seen;
    for (let i = 0; i < count; i++) {
      for (const name of RUNS) if (runs[name].path.length <= STEPS) step(runs[name], derivatives[name], state, ranges.theta);
    }
    const theta = clamp(followed());
    if (theta !== actions.current("theta")) actions.change("theta", theta);
    draw();
    if (!timer) announce();
  }

  function toggle() {
    if (timer) return pause();
    if (over()) restart(runs.em.path[0], true);
    if (still.matches) return advance(STEPS);
    timer = setInterval(() => {
      advance(1);
      if (over()) pause();
    }, PACE);
    draw();
  }

  function pause() {
    if (timer === null) return;
    clearInterval(timer);
    timer = null;
    draw();
    announce();
  }

  const announce = () => write(said, rows.map((row) => row.words()).join(" "));

  function layout(view) {
    const { t, width, height, ranges } = view;
    em = view.em;
    set(group, { "aria-label": t("explorer.descend.follow") });
    for (const slider of sliders) slider.layout(view);
    box = { left: 2.6 * em, right: width - 1 * em, top: 0.8 * em, bottom: height - 3.2 * em };
    x = scaleLinear([0, STEPS], [box.left, box.right]);
    y = scaleLinear([ranges.theta.min, ranges.theta.max], [box.bottom, box.top]);
    set(clip, { x: box.left - 0.5 * em, width: box.right - box.left + em, y: box.top - 0.3 * em, height: box.bottom - box.top + 0.6 * em });
    drawAxes({
      box,
      em,
      x: [0, 40, 80, 120].map((at) => ({ at: x(at), label: tick(at) })),
      y: [-4, -2, 0, 2, 4].map((at) => ({ at: y(at), label: tick(at) })),
      xName: t("explorer.descend.steps"),
    });
    set(axisName, { x: box.left - 0.5 * em, y: box.top + 0.25 * em });
    set(home, { x1: box.left, x2: box.right, y1: y(0), y2: y(0) });
    for (const row of rows) row.layout(view);
  }

  // θ moved by another hand starts all three anew from there; a choice of another run takes θ to where that one is.
  function update(view) {
    const chosen = seen?.state.descend_on;
    seen = view;
    const { state } = view;
    for (const slider of sliders) slider.update(view);
    if (!runs) restart(state.theta);
    else if (chosen !== state.descend_on && chosen) {
      if (clamp(followed()) !== state.theta) actions.change("theta", clamp(followed()));
    } else if (clamp(followed()) !== state.theta) {
      if (timer) pause();
      restart(state.theta);
    }
    draw();
    return view.t(still.matches ? "explorer.descend.still" : "explorer.descend.hint");
  }

  function draw() {
    if (!seen) return;
    const { t, state } = seen;
    const through = lineThrough();
    for (const name of RUNS) {
      const points = runs[name].path.map((theta, i) => [x(i), y(theta)]);
      set(paths[name], { d: points.length > 1 ? through(points) : "" });
    }
    const chosenLast = [...RUNS.filter((name) => name !== state.descend_on), state.descend_on];
    each(dots, "circle", chosenLast, (dot, name) =>
      set(dot, { class: `dot c-${COLOURS[name]}`, cx: x(runs[name].path.length - 1), cy: y(clamp(runs[name].path.at(-1))), r: (name === state.descend_on ? 0.5 : 0.36) * em }),
    );
    rows.forEach((row) => row.update(runs[row.name], seen));
    write(play, t(timer ? "explorer.descend.pause" : "explorer.descend.play"));
    set(play, { "aria-pressed": timer !== null });
    write(one, t("explorer.descend.step"));
    write(back, t("explorer.descend.back"));
    one.disabled = over();
    set(canvas, { "data-steps": Math.max(...RUNS.map((name) => runs[name].path.length)) - 1 });
  }

  return { layout, update, toggle, destroy: () => clearInterval(timer), rows: 19 };
}

function createRow(name, actions, group) {
  const input = html("input", { type: "radio", name: "descend_on", value: name });
  const label = html("b");
  const where = html("span", { class: "where" });
  const ending = html("span", { class: "ending" });
  group.append(html("label", { class: `racer c-${COLOURS[name]}` }, input, html("span", {}, label, where, ending)));
  input.addEventListener("change", () => actions.change("descend_on", name));
  return {
    name,
    words: () => `${label.textContent}: ${where.textContent}, ${ending.textContent}.`,
    layout({ state, t }) {
      input.checked = state.descend_on === name;
      const family = state.family === "strips" ? "strips" : "segments";
      write(label, t(name === "js" ? `explorer.descend.js.${family}` : `explorer.descend.${name}`));
    },
    update(run, { t, derivatives }) {
      const theta = run.path.at(-1);
      const word = outcome(run);
      const slope = run.slope ?? derivatives[name](theta);
      set(input.parentNode, { "data-outcome": word, "data-at": theta });
      write(where, `θ = ${position(theta)}`);
      // The blurred pair has a slope everywhere but at 0; what is 0 there is the float, too coarse to hold it.
      const lost = name === "blur" && slope === 0 && theta !== 0;
      const key = lost && word === "stuck" ? "lost" : word;
      write(ending, t(`explorer.outcome.${key}`, { slope: lost ? t("explorer.outcome.zero64") : inWords(slope, t) }));
    },
  };
}

function inWords(slope, t) {
  if (Number.isNaN(slope)) return t("explorer.undefined");
  return slope !== 0 && Math.abs(slope) < 1e-3 ? scientific(Math.log10(Math.abs(slope)), slope < 0) : value(slope, 3);
}

function button(name, work) {
  const node = html("button", { type: "button", "data-action": name });
  node.addEventListener("click", work);
  return node;
}
