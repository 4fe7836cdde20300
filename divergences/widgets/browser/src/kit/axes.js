// A horizontal and a vertical axis, whose nodes `each` reuses.
import { each, set, svg, write } from "./dom.js";

export function createAxes(parent) {
  const grid = svg(parent, "g", { class: "grid" });
  const line = svg(svg(parent, "g", { class: "axis" }), "line");
  const below = svg(parent, "g", { class: "tick", "text-anchor": "middle" });
  const left = svg(parent, "g", { class: "tick", "text-anchor": "end" });
  const name = svg(svg(parent, "g", { class: "tick", "text-anchor": "middle" }), "text");

  // A tick is { at: pixels, label, kind: its class, grid: false for no line }; box is { left, right, bottom }.
  return function drawAxes({ box, em, x, y, xName }) {
    each(
      grid,
      "line",
      y.filter((tick) => tick.grid !== false),
      (one, { at }) => set(one, { x1: box.left, x2: box.right, y1: at, y2: at }),
    );
    set(line, { x1: box.left, x2: box.right, y1: box.bottom, y2: box.bottom });
    each(below, "text", x, (text, { at, label }) => set(write(text, label), { x: at, y: box.bottom + 1.25 * em }));
    each(left, "text", y, (text, { at, label, kind = "" }) =>
      set(write(text, label), { x: box.left - 0.62 * em, y: at + 0.35 * em, class: kind }),
    );
    set(write(name, xName), { x: (box.left + box.right) / 2, y: box.bottom + 2.55 * em });
  };
}
