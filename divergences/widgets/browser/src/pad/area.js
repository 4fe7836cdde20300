// The square: its axes, its points, strokes by pointer, and a cross that the keyboard moves.
import { scaleLinear } from "d3-scale";
import { createAxes } from "../kit/axes.js";
import { html, set, svg } from "../kit/dom.js";
import { position, tick } from "../kit/format.js";

const WIDEST = 460;
const SPACING = { fine: 7, broad: 14 }; // pixels from one drop to the next
const DROPS = 6; // points of a cloud's drop
const CLOUD = 0.13; // its radius, as a share of half the square
const STEP = 0.05; // of the cross, likewise; with Shift five times that
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export function createArea(actions) {
  const element = html("div", { class: "area", tabindex: 0, role: "application" });
  const canvas = svg(element, "svg", { "aria-hidden": "true" });
  const ground = svg(canvas, "rect", { class: "ground" });
  const drawAxes = createAxes(canvas);
  const dots = svg(canvas, "path", { class: "points c-p" });
  const mark = svg(canvas, "path", { class: "cross" });
  const x = scaleLinear();
  const y = scaleLinear();
  let cross = [0, 0];
  let size = 1;
  let brush = "fine";
  let dropped = 0;
  let last = null; // where the stroke's last drop fell, in pixels
  let pointer = null;

  const places = (event) => {
    const { left, top } = canvas.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };

  function drop([atX, atY]) {
    last = [atX, atY];
    const centre = [x.invert(atX), y.invert(atY)];
    actions.add(brush === "broad" ? Array.from({ length: DROPS }, () => scattered(centre)) : [centre]);
  }

  // Golden steps fill a disc evenly, and need no dice.
  function scattered([centreX, centreY]) {
    dropped += 1;
    const [angle, reach] = [2.399963 * dropped, CLOUD * size * Math.sqrt((0.754878 * dropped) % 1)];
    return [centreX + reach * Math.cos(angle), centreY + reach * Math.sin(angle)];
  }

  function follow([toX, toY]) {
    const [dx, dy] = [toX - last[0], toY - last[1]];
    const [fromX, fromY] = last;
    const count = Math.floor(Math.hypot(dx, dy) / SPACING[brush]);
    for (let i = 1; i <= count; i++) drop([fromX + (dx * i) / count, fromY + (dy * i) / count]);
  }

  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || pointer !== null) return;
    pointer = event.pointerId;
    element.setPointerCapture(pointer);
    actions.begin();
    drop(places(event));
    event.preventDefault();
    element.focus({ preventScroll: true });
  });
  element.addEventListener("pointermove", (event) => {
    if (event.pointerId !== pointer) return;
    const all = event.getCoalescedEvents?.() ?? [];
    for (const one of all.length ? all : [event]) follow(places(one));
  });
  for (const end of ["pointerup", "pointercancel"]) {
    element.addEventListener(end, (event) => {
      if (event.pointerId !== pointer) return;
      pointer = null;
      actions.end();
    });
  }
  element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    if (move) {
      const far = (event.shiftKey ? 5 : 1) * STEP * size;
      cross = cross.map((one, i) => Math.min(size, Math.max(-size, Number((one + far * move[i]).toPrecision(12)))));
    } else if (event.shiftKey) return;
    else if (event.key === " " || event.key === "Enter") {
      actions.begin();
      drop([x(cross[0]), y(cross[1])]);
      actions.end();
    } else if (event.key === "Backspace" || event.key === "Delete") actions.undo();
    else return;
    event.preventDefault();
    element.dispatchEvent(new Event("cross"));
  });

  function draw(view) {
    ({ size, brush } = view);
    const em = 14;
    const width = Math.min(WIDEST, Math.floor(element.parentElement.clientWidth));
    const side = width - 3.4 * em;
    const box = { left: 2.4 * em, right: 2.4 * em + side, top: 0.6 * em, bottom: 0.6 * em + side };
    const height = box.bottom + 1.6 * em;
    set(canvas, { width, height, viewBox: `0 0 ${width} ${height}` });
    canvas.style.fontSize = `${em}px`;
    set(element, { "aria-label": `${view.t("pad.area", { size: tick(size) })}. ${view.t("pad.how")}` });
    x.domain([-size, size]).range([box.left, box.right]);
    y.domain([-size, size]).range([box.bottom, box.top]);
    set(ground, { x: box.left, y: box.top, width: side, height: side });
    const marks = (scale) => scale.ticks(4).map((one) => ({ at: scale(one), label: tick(one) }));
    drawAxes({ box, em, x: marks(x), y: marks(y), xName: "" });
    set(dots, { d: view.points.map(([a, b]) => `M${x(a).toFixed(1)} ${y(b).toFixed(1)}h0`).join(""), "stroke-width": 5 });
    const [atX, atY] = [x(cross[0]), y(cross[1])];
    set(mark, { d: `M${atX - 11} ${atY}h22M${atX} ${atY - 11}v22` });
  }

  const said = (t, count) => t("pad.at", { x: position(cross[0]), y: position(cross[1]), count });
  return { element, draw, said };
}
