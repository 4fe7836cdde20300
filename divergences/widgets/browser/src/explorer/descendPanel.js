// Three descents from one start: on EM, on JS and on JS of the blurred pair. θ follows the one that is chosen.
import { createAxes } from "../kit/axes.js";
import { each, html, set, svg, write } from "../kit/dom.js";
import { value } from "../kit/format.js";
import { linear } from "../kit/scale.js";
import { pathThrough } from "../kit/shapes.js";
import { outcome, STEPS, start, step } from "./descent.js";
import { createSlider } from "./slider.js";
import { CHOICES } from "./state.js";
import { descendVerdict } from "./verdicts.js";

const PACE = 70;
const RUNS = CHOICES.descend_on;
const COLOURS = { em: "em", js: "js", blur: "js" }; // a line of its own: blurred JS is a JS

export class DescendPanel {
  x;
  y;
  box;
  em;
  seen;

  constructor({ canvas, tools, below, actions, say }) {
    this.say = say;
    this.rows = 19;
    this.canvas = canvas;
    this.actions = actions;
    this.play = button("play", () => this.toggle());
    this.one = button("step", () => {
      this.pause();
      this.advance(1);
    });
    this.back = button("back", () => {
      this.pause();
      this.restart(this.runs.em.path[0], true);
    });
    tools.append(this.play, this.one, this.back);
    this.sliders = ["step_size", "momentum"].map((name) => createSlider(name, this.actions));
    this.group = html("div", { class: "race", role: "radiogroup" });
    this.racers = RUNS.map((name) => createRow(name, this.actions, this.group));
    this.said = html("p", { class: "unseen", "aria-live": "polite" });
    below.append(
      this.group,
      html("div", { class: "pair-of-sliders" }, ...this.sliders.map((slider) => slider.element)),
      this.said,
    );
    this.drawAxes = createAxes(this.canvas);
    this.axisName = write(svg(svg(this.canvas, "g", { class: "tick", "text-anchor": "end" }), "text"), "θ");
    this.home = svg(this.canvas, "line", { class: "home" });
    this.clip = svg(svg(svg(this.canvas, "defs"), "clipPath", { id: "descent-box" }), "rect");
    this.inside = svg(this.canvas, "g", { "clip-path": "url(#descent-box)" });
    this.paths = Object.fromEntries(
      RUNS.map((name) => [name, svg(this.inside, "path", { class: `curve r-${name} c-${COLOURS[name]}` })]),
    );
    this.dots = svg(this.canvas, "g");
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.runs = null;
    this.timer = null;
    this.followed = () => this.runs[this.seen.state.descend_on].path.at(-1);
    this.clamp = (theta) => Math.min(this.seen.ranges.theta.max, Math.max(this.seen.ranges.theta.min, theta));
    this.over = () => RUNS.every((name) => this.runs[name].end || this.runs[name].path.length > STEPS);
    this.announce = () => write(this.said, this.racers.map((row) => row.words()).join(" "));
  }

  restart(theta, tell) {
    this.runs = Object.fromEntries(RUNS.map((name) => [name, start(theta)]));
    if (tell && theta !== this.actions.current("theta")) this.actions.change("theta", theta);
    else this.draw();
  }

  advance(count) {
    if (!this.canvas.isConnected) return this.pause();
    const { state, ranges, derivatives } = this.seen;
    for (let i = 0; i < count; i++) {
      for (const name of RUNS)
        if (this.runs[name].path.length <= STEPS) step(this.runs[name], derivatives[name], state, ranges.theta);
    }
    const theta = this.clamp(this.followed());
    if (theta !== this.actions.current("theta")) this.actions.change("theta", theta);
    this.draw();
    if (!this.timer) this.announce();
  }

  toggle() {
    if (this.timer) return this.pause();
    if (this.over()) this.restart(this.runs.em.path[0], true);
    if (this.still.matches) return this.advance(STEPS);
    this.timer = setInterval(() => {
      this.advance(1);
      if (this.over()) this.pause();
    }, PACE);
    this.draw();
  }

  pause() {
    if (this.timer === null) return;
    clearInterval(this.timer);
    this.timer = null;
    this.draw();
    this.announce();
  }

  layout(view) {
    const { t, width, height, ranges } = view;
    this.em = view.em;
    set(this.group, { "aria-label": t("explorer.descend.follow") });
    for (const slider of this.sliders) slider.layout(view);
    this.box = { left: 2.6 * this.em, right: width - 1 * this.em, top: 0.8 * this.em, bottom: height - 3.2 * this.em };
    this.x = linear([0, STEPS], [this.box.left, this.box.right]);
    this.y = linear([ranges.theta.min, ranges.theta.max], [this.box.bottom, this.box.top]);
    set(this.clip, {
      x: this.box.left - 0.5 * this.em,
      width: this.box.right - this.box.left + this.em,
      y: this.box.top - 0.3 * this.em,
      height: this.box.bottom - this.box.top + 0.6 * this.em,
    });
    this.drawAxes({
      box: this.box,
      em: this.em,
      x: [0, 40, 80, 120].map((at) => ({ at: this.x(at), label: value(at) })),
      y: [-4, -2, 0, 2, 4].map((at) => ({ at: this.y(at), label: value(at) })),
      xName: t("explorer.descend.steps"),
    });
    set(this.axisName, { x: this.box.left - 0.5 * this.em, y: this.box.top + 0.25 * this.em });
    set(this.home, { x1: this.box.left, x2: this.box.right, y1: this.y(0), y2: this.y(0) });
    for (const row of this.racers) row.layout(view);
  }

  // If θ is changed from outside, all three descents restart from there; choosing another descent sets θ to its
  // position.
  update(view) {
    const chosen = this.seen?.state.descend_on;
    this.seen = view;
    const { state } = view;
    for (const slider of this.sliders) slider.update(view);
    if (!this.runs) this.restart(state.theta);
    else if (chosen !== state.descend_on && chosen) {
      if (this.clamp(this.followed()) !== state.theta) this.actions.change("theta", this.clamp(this.followed()));
    } else if (this.clamp(this.followed()) !== state.theta) {
      if (this.timer) this.pause();
      this.restart(state.theta);
    }
    this.draw();
    return this.verdict();
  }

  verdict() {
    const names = Object.fromEntries(this.racers.map((row) => [row.name, row.title()]));
    const before = this.still.matches ? "explorer.descend.still" : "explorer.descend.hint";
    return descendVerdict(this.seen, this.runs, names, before);
  }

  draw() {
    if (!this.seen) return;
    this.say(this.verdict());
    const { t, state } = this.seen;
    for (const name of RUNS) {
      const points = this.runs[name].path.map((theta, i) => [this.x(i), this.y(theta)]);
      set(this.paths[name], { d: points.length > 1 ? pathThrough(points) : "" });
    }
    const chosenLast = [...RUNS.filter((name) => name !== state.descend_on), state.descend_on];
    each(this.dots, "circle", chosenLast, (dot, name) =>
      set(dot, {
        class: `dot r-${name} c-${COLOURS[name]}`,
        cx: this.x(this.runs[name].path.length - 1),
        cy: this.y(this.clamp(this.runs[name].path.at(-1))),
        r: (name === state.descend_on ? 0.5 : 0.36) * this.em,
      }),
    );
    for (const row of this.racers) row.update(this.runs[row.name], this.seen);
    write(this.play, t(this.timer ? "explorer.descend.pause" : "explorer.descend.play"));
    set(this.play, { "aria-pressed": this.timer !== null });
    write(this.one, t("explorer.descend.step"));
    write(this.back, t("explorer.descend.back"));
    this.one.disabled = this.over();
    set(this.canvas, { "data-steps": Math.max(...RUNS.map((name) => this.runs[name].path.length)) - 1 });
  }

  destroy() {
    clearInterval(this.timer);
  }
}

function createRow(name, actions, group) {
  const input = html("input", { type: "radio", name: "descend_on", value: name });
  const sample = html("span", { class: "sample" });
  svg(svg(sample, "svg", { viewBox: "0 0 30 8", "aria-hidden": "true" }), "path", {
    class: `curve r-${name} c-${COLOURS[name]}`,
    d: "M0 4H30",
  });
  const label = html("b");
  const where = html("span", { class: "where" });
  const ending = html("span", { class: "ending" });
  group.append(
    html("label", { class: `racer c-${COLOURS[name]}` }, input, sample, html("span", {}, label, where, ending)),
  );
  input.addEventListener("change", () => actions.change("descend_on", name));
  return {
    name,
    title: () => label.textContent,
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
      write(where, `θ = ${value(theta)}`);
      // The blurred pair has a slope everywhere but at 0; elsewhere it is 0 only because a float cannot hold it.
      const lost = name === "blur" && slope === 0 && theta !== 0;
      const key = lost && word === "stuck" ? "lost" : word;
      write(ending, t(`explorer.outcome.${key}`, { slope: lost ? t("explorer.outcome.zero64") : inWords(slope, t) }));
    },
  };
}

function inWords(slope, t) {
  return Number.isNaN(slope) ? t("explorer.undefined") : value(slope);
}

function button(name, work) {
  const node = html("button", { type: "button", "data-action": name });
  node.addEventListener("click", work);
  return node;
}
