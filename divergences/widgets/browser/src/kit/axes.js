// A horizontal and a vertical axis, whose nodes `each` reuses.
import { each, set, svg, write } from "./dom.js";
import { createRuler } from "./ruler.js";

export function createAxes(parent) {
  const grid = svg(parent, "g", { class: "grid" });
  const line = svg(svg(parent, "g", { class: "axis" }), "line");
  const below = svg(parent, "g", { class: "tick", "text-anchor": "middle" });
  const left = svg(parent, "g", { class: "tick", "text-anchor": "end" });
  const names = svg(parent, "g", { class: "tick", "text-anchor": "middle" });
  const name = svg(names, "text");
  const widthOf = createRuler(names);

  // A tick is { at: pixels, label, kind: its class, grid: false for no line }; box is { left, right, bottom }.
  return function drawAxes({ box, em, x, y, xName }) {
    each(
      grid,
      "line",
      y.filter((tick) => tick.grid !== false),
      (one, { at }) => set(one, { x1: box.left, x2: box.right, y1: at, y2: at }),
    );
    set(line, { x1: box.left, x2: box.right, y1: box.bottom, y2: box.bottom });
    each(below, "text", apart(x, em), (text, { at, label }) =>
      set(write(text, label), { x: at, y: box.bottom + 1.25 * em }),
    );
    each(left, "text", y, (text, { at, label, kind = "" }) =>
      set(write(text, label), { x: box.left - 0.62 * em, y: at + 0.35 * em, class: kind }),
    );
    const middle = Math.max(widthOf(xName, em) / 2, (box.left + box.right) / 2); // a narrow picture's begins at its edge
    set(write(name, xName), { x: middle, y: box.bottom + 2.55 * em });
  };
}

// Every tick, or only each second, fourth … one, so that their labels do not touch.
function apart(ticks, em) {
  const widest = Math.max(0, ...ticks.map(({ label }) => String(label).length)) * 0.5 * em;
  const gap = Math.min(...ticks.slice(1).map(({ at }, i) => Math.abs(at - ticks[i].at)));
  let stride = 1;
  while (stride < ticks.length && stride * gap < widest + 0.4 * em) stride *= 2;
  return ticks.filter((_, i) => i % stride === 0);
}
