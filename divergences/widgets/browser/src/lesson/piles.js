// Two piles to carry onto two piles: a ribbon for each way, as wide as the mass on it. Drag a ribbon to widen it.
import { html, set, svg, write } from "../kit/dom.js";
import { isControlKey, keepKeys } from "../kit/keys.js";
import { spoken, tagOf } from "../kit/languages.js";
import { resolveTheme } from "../kit/theme.js";
import { watch } from "../kit/watch.js";
import { styles } from "./styles.js";

const STEP = 0.01;
const EM = 16;
const WIDEST = 900;
// From the upper or lower pile of p to the upper or lower one of q.
const WAYS = [0, 1, 2, 3].map((i) => [i >> 1, i & 1]);

class PilesView {
  constructor(model, el) {
    this.model = model;
    this.words = model.get("_words");
    this.p = model.get("_p");
    this.q = model.get("_q");
    this.cost = model.get("_cost");
    this.low = Math.max(0, this.p[0] - this.q[1]);
    this.high = Math.min(this.p[0], this.q[0]);
    this.best = Infinity;
    this.host = html("div", { class: "divergences-piles" });
    el.append(this.host);
    this.section = html("section", { class: "explorer piles" });
    this.host.attachShadow({ mode: "open" }).append(html("style", {}, styles), this.section);
    this.build();
    this.releaseKeys = keepKeys(this.host, isControlKey);
    this.watching = watch(model, ["straight", "language", "theme"], this.host, () => this.draw());
  }

  build() {
    this.canvas = svg(this.section, "svg", { role: "img" });
    this.ribbons = WAYS.map((way) => {
      const group = svg(this.canvas, "g", { class: "ribbon" });
      const parts = { line: svg(group, "path", { class: "flow" }), reach: svg(group, "path", { class: "reach" }) };
      this.drag(parts.reach, way);
      return parts;
    });
    this.amounts = WAYS.map(() => svg(this.canvas, "text", { class: "strong halo", "text-anchor": "middle" }));
    this.circles = [0, 1, 2, 3].map((i) => svg(this.canvas, "circle", { class: i < 2 ? "c-p" : "c-q" }));
    this.sizes = [0, 1, 2, 3].map(() => svg(this.canvas, "text", { class: "strong" }));
    this.names = ["p", "q"].map((name) => write(svg(this.canvas, "text", { class: "name" }), name));
    this.input = html("input", { type: "range", min: this.low, max: this.high, step: STEP, id: "straight" });
    this.input.addEventListener("input", () => this.move(this.input.valueAsNumber));
    this.label = html("label", { for: "straight" });
    this.total = html("p", { class: "total", role: "status" });
    this.terms = html("p", { class: "terms" });
    this.section.append(html("div", { class: "carry" }, this.label, this.input), this.total, this.terms);
  }

  // Up widens a ribbon, down narrows it; the piles fix what that does to the others.
  drag(node, way) {
    const [from, to] = way;
    const sign = from === to ? 1 : -1;
    let start = null;
    node.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || !event.isPrimary) return;
      node.setPointerCapture(event.pointerId);
      start = { y: event.clientY, s: this.model.get("straight") };
      event.preventDefault();
    });
    node.addEventListener("pointermove", (event) => {
      if (start && node.hasPointerCapture(event.pointerId))
        this.move(start.s + (sign * (start.y - event.clientY)) / this.widest);
    });
    for (const end of ["pointerup", "pointercancel"]) node.addEventListener(end, () => (start = null));
  }

  move(straight) {
    const inside = Math.min(this.high, Math.max(this.low, Math.round(straight / STEP) * STEP));
    this.model.set("straight", Number(inside.toFixed(4)));
    this.model.save_changes();
    this.watching.schedule();
  }

  // γ, of which one entry is free.
  get masses() {
    const s = this.model.get("straight");
    return [s, this.p[0] - s, this.q[0] - s, this.q[1] - this.p[0] + s].map((mass) =>
      Math.max(0, Number(mass.toFixed(9))),
    );
  }

  draw() {
    const { words, masses } = this;
    const width = Math.min(WIDEST, Math.max(240, this.host.clientWidth - 30));
    const height = Math.round(Math.min(400, Math.max(250, width * 0.46)));
    this.widest = height * 0.34; // width in pixels of a ribbon that carries a mass of 1
    set(this.section, {
      lang: tagOf(spoken(this.model.get("language"))),
      "data-theme": resolveTheme(this.model.get("theme")),
    });
    const side = Math.max(84, width * 0.13);
    const xs = [side, width - side];
    const ys = [height * 0.27, height * 0.77];
    const total = masses.reduce((sum, mass, i) => sum + mass * this.cost[i], 0);
    this.best = Math.min(this.best, total);
    set(this.canvas, {
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      "aria-label": words.label.replace("{cost}", total.toFixed(3)),
    });
    WAYS.forEach(([from, to], i) => this.drawWay(masses[i], [xs[0], ys[from], xs[1], ys[to]], from, to, i));
    [...this.p, ...this.q].forEach((mass, i) => {
      const [x, y] = [xs[i < 2 ? 0 : 1], ys[i % 2]];
      set(this.circles[i], { cx: x, cy: y, r: (this.widest * Math.sqrt(mass)) / 2 });
      const beside = x + (i < 2 ? -1 : 1) * (this.widest * Math.sqrt(mass) * 0.5 + 6);
      set(write(this.sizes[i], mass.toFixed(2)), {
        x: beside,
        y: y + 0.35 * EM,
        "text-anchor": i < 2 ? "end" : "start",
      });
    });
    this.names.forEach((name, i) => set(name, { x: xs[i], y: 1.4 * EM, "text-anchor": "middle" }));
    write(this.label, words.straight.replace("{mass}", masses[0].toFixed(2)));
    if (this.input.valueAsNumber !== masses[0]) this.input.value = String(masses[0]);
    write(this.total, `${words.cost} ${total.toFixed(3)} · ${words.best} ${this.best.toFixed(3)}`);
    const used = masses.map((mass, i) => [mass, this.cost[i]]).filter(([mass]) => mass > 0);
    const sum = used.map(([mass, way]) => `${mass.toFixed(2)}·${way.toFixed(3)}`).join(" + ");
    write(this.terms, `${sum} = ${total.toFixed(3)}`);
  }

  drawWay(mass, [x1, y1, x2, y2], from, to, i) {
    const bend = (x2 - x1) * 0.35;
    const d = `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
    const { line, reach } = this.ribbons[i];
    set(line, { d, "stroke-width": mass ? Math.max(1.5, mass * this.widest) : 0 });
    set(reach, { d, "stroke-width": Math.max(30, mass * this.widest) });
    const t = from === to ? 0.5 : 0.3; // slanted ribbons cross in the middle
    const along = (a, b) => (1 - t) ** 2 * (1 + 2 * t) * a + t ** 2 * (3 - 2 * t) * b;
    const x = (1 - t) ** 3 * x1 + 3 * (1 - t) ** 2 * t * (x1 + bend) + 3 * (1 - t) * t ** 2 * (x2 - bend) + t ** 3 * x2;
    set(write(this.amounts[i], mass ? mass.toFixed(2) : ""), { x, y: along(y1, y2) + 0.35 * EM });
  }

  destroy() {
    this.watching.stop();
    this.releaseKeys();
    this.host.remove();
  }
}

function render({ model, el }) {
  const view = new PilesView(model, el);
  return () => view.destroy();
}

export default { render };
