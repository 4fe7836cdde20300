// The square to draw in and its tools. A `store` has get(name), change(name, value), and settle(name) where a stroke ends.
import { createButton } from "../kit/buttons.js";
import { createChoice } from "../kit/choice.js";
import { html, set, write } from "../kit/dom.js";
import { isCommand } from "../kit/keys.js";
import { Area } from "./area.js";

const BRUSHES = ["fine", "broad"];
const SETTLED = 150; // a screen reader hears where a stroke ends
const CROSS_KEYS = /^(Arrow|Backspace$|Delete$)/;
export const movesTheCross = (event) => CROSS_KEYS.test(event.key) && !isCommand(event);

export class Pad {
  constructor(store) {
    this.store = store;
    this.past = []; // the points before each stroke
    this.timer = null;
    const undo = () => this.past.length && this.commit("points", this.past.pop());
    this.how = html("p", { class: "line" });
    this.area = new Area({
      begin: () => this.remember(),
      add: (points) => this.add(points),
      end: () => store.settle("points"),
      undo,
    });
    this.brush = createChoice("brush", BRUSHES, "pad.brush", (_, word) => this.commit("brush", word));
    this.undo = createButton("undo", undo);
    this.clear = createButton("clear", () => this.replace([]));
    this.start = createButton("start", () => this.replace(store.get("_start")));
    this.count = html("p", { class: "count" });
    this.status = html("p", { class: "status unseen", role: "status", "aria-live": "polite" });
    const tools = html("div", { class: "pad-tools" }, this.brush.element, this.undo, this.clear, this.start);
    this.element = html("div", { class: "work" }, this.how, this.area.element, tools, this.count, this.status);
  }

  commit(name, value) {
    this.store.change(name, value);
    this.store.settle(name);
  }

  remember() {
    this.past.push(this.store.get("points"));
  }

  /** Points that were set from outside cannot be undone here. */
  forget() {
    this.past.length = 0;
  }

  replace(points) {
    this.remember();
    this.commit("points", points);
  }

  add(points) {
    const [size, before] = [this.store.get("_size"), this.store.get("points")];
    const inside = points.filter((point) => point.every((one) => Math.abs(one) <= size));
    this.store.change("points", [...before, ...inside].slice(0, this.store.get("_most")));
  }

  draw(t) {
    const points = this.store.get("points");
    const view = { t, points, size: this.store.get("_size"), brush: this.store.get("brush") };
    this.area.draw(view);
    this.brush.layout({ state: view, t });
    for (const name of ["how", "undo", "clear", "start"]) write(this[name], t(`pad.${name}`));
    set(this.undo, { disabled: this.past.length ? null : "" });
    set(this.clear, { disabled: points.length ? null : "" });
    write(this.count, this.counted(points.length, t));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => write(this.status, this.area.said(t, points.length)), SETTLED);
  }

  counted(count, t) {
    const least = this.store.get("_least");
    if (count >= this.store.get("_most")) return t("pad.full", { count });
    return t(count < least ? "pad.few" : "pad.count", { count, least });
  }

  close() {
    clearTimeout(this.timer);
  }
}
