// The curves beneath the planes. While it trains a frame hardly changes them: they are drawn a few times a second.
import { html, set } from "../kit/dom.js";
import { createPanel } from "../run/panel.js";
import { Curves } from "./curves.js";
import { drawnOnce } from "./drawnOnce.js";

const EVERY = 100; // milliseconds

export class CurvesRow {
  constructor(actions) {
    this.element = html("div", { class: "pictures" });
    this.panels = ["pull", "distance", "share"].map((name) =>
      drawnOnce(
        createPanel(name, (parts) => new Curves(name, parts), actions),
        true,
      ),
    );
    this.drawnAt = 0;
    this.place = "";
    this.content = "";
  }

  /** The share of good samples only where the data has modes: `scored`. */
  draw({ match, index, count, steps, place, scored, ...view }) {
    const panels = this.panels.slice(0, scored ? 3 : 2);
    const figures = panels.map((panel) => panel.figure);
    if (figures.length !== this.element.children.length) this.element.replaceChildren(...figures);
    set(this.element, { "data-count": figures.length });
    const now = performance.now();
    const soon = match?.running && this.place === place && now - this.drawnAt < EVERY;
    if (!soon) [this.drawnAt, this.place, this.content] = [now, place, `${place} ${count} ${steps}`];
    for (const panel of panels) panel.draw({ ...view, match, index, count, steps, place }, this.content, `${index}`);
  }
}
