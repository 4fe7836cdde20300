// The visitor's own data: the pad inside the duel. What is drawn becomes the text that the address holds.
import { html, set, write } from "../kit/dom.js";
import { Pad } from "../pad/pad.js";
import settings from "../train/settings.generated.json" with { type: "json" };
import { decode, encode } from "./drawing.js";

const { size, most, least, start } = settings.drawing;

export class DrawingPad {
  /** @param {any} actions @param {() => void} schedule  draws the view again, where a stroke is under way */
  constructor(actions, schedule) {
    this.state = { points: [], brush: "fine", _size: size, _most: most, _least: least, _start: decode(start) };
    this.known = "";
    this.pad = new Pad({
      get: (name) => this.state[name],
      change: (name, value) => {
        this.state[name] = value;
        schedule();
      },
      settle: (name) => {
        if (name !== "points") return;
        this.known = encode(this.state.points);
        this.state.points = decode(this.known);
        actions.change("drawing", this.known);
      },
    });
    this.pad.area.element.addEventListener("cross", schedule);
    this.summary = html("summary");
    this.element = html("details", { class: "drawing", open: "" }, this.summary, this.pad.element);
    this.element.addEventListener("toggle", schedule);
  }

  draw({ state, t }) {
    if (state.drawing !== this.known) {
      if (this.known) this.pad.remember(); // one that came from a preset or a link can be undone, too
      this.known = state.drawing;
      this.state.points = state.points;
    }
    this.element.hidden = state.data !== "own";
    if (this.element.hidden) return;
    write(this.summary, t("duel.drawing", { count: this.state.points.length }));
    set(this.summary, { class: "drawing-title" });
    if (this.element.open) this.pad.draw(t);
  }

  close() {
    this.pad.close();
  }
}
