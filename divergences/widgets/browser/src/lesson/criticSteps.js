// Runs as dots over their distance to the data, a row for each objective; n, the budget and the data are chosen above.
import palette from "../../../../palette.json";
import { asBytes } from "../kit/bytes.js";
import { createChoice } from "../kit/choice.js";
import { each, html, set, svg, write } from "../kit/dom.js";
import { value, whole } from "../kit/format.js";
import { isControlKey, keepKeys } from "../kit/keys.js";
import { spoken, tagOf } from "../kit/languages.js";
import { createLive } from "../kit/live.js";
import { fill } from "../kit/speaker.js";
import { resolveTheme } from "../kit/theme.js";
import { watch } from "../kit/watch.js";
import { styles } from "./criticStepsStyles.js";

const CHOSEN = ["n", "steps", "data"];
const HUNDREDTHS = 100;
const [NEAREST, FARTHEST] = [0.7, 60]; // the axis, in noise floors; beyond it lies one lane for all
const TICKS = [1, 3, 10, 30];
const EM = 15;
const [ROW, LANE, TOP, BOTTOM, SIDE] = [68, 40, 26, 46, 10];
const WIDEST = 860;

class CriticStepsView {
  constructor(model, el) {
    this.model = model;
    this.words = model.get("_words");
    this.host = html("div", { class: "divergences-critic-steps" });
    el.append(this.host);
    this.section = html("section", { class: "explorer critic-steps" });
    this.host.attachShadow({ mode: "open" }).append(html("style", {}, styles), this.section);
    this.build();
    this.releaseKeys = keepKeys(this.host, isControlKey);
    this.watching = watch(model, [...CHOSEN, "language", "theme"], this.host, () => this.draw());
  }

  build() {
    const controls = html("div", { class: "chosen" });
    this.choices = CHOSEN.map((name) => {
      const choice = createChoice(name, this.model.get("_choices")[name].map(String), name, (_, word) =>
        this.change(name, word),
      );
      controls.append(html("div", { class: "field" }, html("span", {}, this.words[name]), choice.element));
      return choice;
    });
    this.canvas = svg(this.section, "svg", { role: "img" });
    this.live = createLive({ class: "now" });
    this.section.append(controls, this.canvas, this.live.element, html("p", { class: "about" }, this.words.label));
    this.grid = svg(this.canvas, "g", { class: "grid" });
    this.marks = svg(this.canvas, "g", { class: "tick", "text-anchor": "middle" });
    this.limit = svg(this.canvas, "line", { class: "limit" });
    this.rows = this.words.names.map((name) => this.buildRow(name));
  }

  buildRow(name) {
    const group = svg(this.canvas, "g", { class: `c-${palette.methods[name]} ${name}` });
    return {
      dots: svg(group, "g", { class: "runs" }),
      middle: svg(group, "line", { class: "middle" }),
      name: svg(group, "text", { class: "label halo" }),
      said: svg(group, "text", { class: "halo", "text-anchor": "end" }),
    };
  }

  change(name, word) {
    this.model.set(name, name === "data" ? word : Number(word));
    this.model.save_changes();
    this.watching.schedule();
  }

  // What a label says: a word of the catalogue, or a number as it is.
  t(key) {
    const word = key.split(".").pop();
    return this.words[key] ?? (Number.isNaN(Number(word)) ? word : whole(Number(word)));
  }

  get state() {
    return Object.fromEntries(CHOSEN.map((name) => [name, this.model.get(name)]));
  }

  draw() {
    const { model, state } = this;
    set(this.section, {
      lang: tagOf(spoken(model.get("language"))),
      "data-theme": resolveTheme(model.get("theme")),
    });
    const words = Object.fromEntries(Object.entries(state).map(([name, one]) => [name, String(one)]));
    for (const choice of this.choices) choice.layout({ state: words, t: (key) => this.t(key) });
    const width = Math.min(WIDEST, Math.max(280, this.host.clientWidth - 30));
    const height = TOP + ROW * this.rows.length + BOTTOM;
    const found = model.get("_runs")[`${state.n} ${state.steps} ${state.data}`];
    const runs = found.map(unpack);
    const shares = runs.map(({ floors }) => floors.filter((one) => one <= this.home).length / floors.length);
    set(this.canvas, { width, height, viewBox: `0 0 ${width} ${height}`, "aria-label": this.words.label });
    this.place = placesOn(width);
    this.drawAxis(width);
    runs.forEach((one, i) => this.drawRow(this.rows[i], one, i, shares[i], found[i].median, width));
    this.live.say(this.sentence(shares));
  }

  get home() {
    return this.model.get("_home");
  }

  sentence(shares) {
    const { n, steps, data } = this.state;
    const said = shares.map((share, i) => `${this.words.objectives[i]} ${percent(share)}`).join(" · ");
    return fill(this.words.now, {
      n,
      steps: whole(steps),
      updates: whole(steps * (n + 1)),
      data: this.t(`data.${data}`),
      floors: value(this.home),
      shares: said,
    });
  }

  drawAxis(width) {
    const bottom = TOP + ROW * this.rows.length;
    const home = this.place(this.home);
    const marks = TICKS.map((tick) => [this.place(tick), value(tick)]);
    marks.push([this.place(Infinity), this.words.far]);
    each(this.grid, "line", marks, (one, [x]) => set(one, { x1: x, x2: x, y1: TOP, y2: bottom }));
    const names = marks.map(([x, label]) => [x, bottom + 1.3 * EM, label]);
    names.push([width / 2, bottom + 2.7 * EM, this.words.axis]);
    names.push([Math.max(home, 60), TOP - 8, fill(this.words.home, { floors: value(this.home) })]);
    each(this.marks, "text", names, (one, [x, y, label]) => set(write(one, label), { x, y }));
    set(this.limit, { x1: home, x2: home, y1: TOP, y2: bottom });
  }

  drawRow(row, { floors, modes }, i, share, median, width) {
    const top = TOP + ROW * i;
    const all = this.model.get("_modes")[this.state.data];
    set(write(row.name, this.words.objectives[i]), { x: SIDE, y: top + EM });
    const narrow = width < 520;
    const parts = [width < 420 ? percent(share) : fill(this.words.share, { share: percent(share) })];
    if (!narrow) parts.push(fill(this.words.median, { floors: value(rounded(median)) }));
    set(write(row.said, parts.join(" · ")), { x: width - SIDE, y: top + EM });
    each(row.dots, "circle", floors, (dot, floor, k) => {
      const y = top + ROW - LANE + 4 + ((k * 17) % 31);
      set(dot, { r: 3.6, style: `cx: ${this.place(floor).toFixed(1)}px; cy: ${y}px` });
      set(dot, { class: floor <= this.home ? "home" : "away" });
      const title = dot.firstChild ?? svg(dot, "title");
      write(title, this.story(k, floors, modes[k], all));
    });
    const x = this.place(median ?? Infinity);
    set(row.middle, { x1: x, x2: x, y1: top + ROW - LANE, y2: top + ROW - 2 });
  }

  // Which run a dot is: the runs are in the order network × rate × seed.
  story(k, floors, modes, all) {
    const { networks, rates, run } = this.words;
    const seeds = floors.length / (networks.length * rates.length);
    return fill(run, {
      network: networks[Math.floor(k / (rates.length * seeds))],
      rate: rates[Math.floor(k / seeds) % rates.length],
      seed: k % seeds,
      floors: value(rounded(floors[k])),
      modes: fill(this.words.modes, { modes, all }),
    });
  }

  destroy() {
    this.watching.stop();
    this.live.destroy();
    this.releaseKeys();
    this.host.remove();
  }
}

function unpack({ floors, modes }) {
  const bytes = asBytes(floors, "distances").slice();
  const hundredths = new DataView(bytes.buffer);
  const count = bytes.length / 2;
  return {
    floors: Array.from({ length: count }, (_, k) => {
      const whole = hundredths.getUint16(2 * k, true);
      return whole === 65535 ? Infinity : whole / HUNDREDTHS;
    }),
    modes: [...asBytes(modes, "modes")],
  };
}

function placesOn(width) {
  const lane = 44;
  const [start, end] = [SIDE + 6, width - SIDE - lane];
  const share = (floors) => Math.log(floors / NEAREST) / Math.log(FARTHEST / NEAREST);
  return (floors) => (floors > FARTHEST ? end + lane / 2 : start + (end - start) * Math.max(0, share(floors)));
}

const percent = (share) => `${Math.round(100 * share)}\u00a0%`;
const rounded = (number) => (number === null ? Infinity : Number(number.toPrecision(2)));

function render({ model, el }) {
  const view = new CriticStepsView(model, el);
  return () => view.destroy();
}

export default { render };
