// How steep the critic is between real and generated samples, at the step on show: the share of places in each tenth,
// and in a bar of its own the share of those that are steeper than the axis is long.
import { createAxes } from "../kit/axes.js";
import { each, set, svg, write } from "../kit/dom.js";
import { value } from "../kit/format.js";
import { linear } from "../kit/scale.js";
import { colourOf } from "./state.js";

const HEIGHTS = [0.1, 0.2, 0.5, 1]; // few, so that the axis seldom changes while a run plays
const BEYOND = 2; // the last bar's width, and twice the gap before it, in bins
const percent = (share) => `${value(100 * share)} %`;
export const rounded = (share) => `${(100 * share).toFixed(share > 0 && share < 0.01 ? 1 : 0)} %`;

export function createHistogramPanel({ canvas }) {
  const drawAxes = createAxes(canvas);
  const bars = svg(canvas, "g", { class: "bars" });
  const target = svg(canvas, "line", { class: "target" });
  const targetName = svg(canvas, "text", { class: "label halo c-ink" });
  const beyondName = svg(svg(canvas, "g", { class: "tick", "text-anchor": "middle" }), "text");

  function draw({ shown, index, t, width, height, em }) {
    const { slope_edges: edges, penalty } = shown.run;
    const { shares } = shown.frame(index);
    const end = edges.at(-1);
    const bins = edges.length - 1;
    const most = HEIGHTS.find((one) => one >= Math.max(...shares)) ?? 1;
    const marks = [0, 0.5, 1].map((share) => share * most);
    const box = { left: 3.9 * em, right: width - 1.2 * em, top: 1.9 * em, bottom: height - 3.1 * em };
    const bin = (box.right - box.left) / (bins + 1.5 * BEYOND);
    const x = linear([0, end], [box.left, box.left + bins * bin]);
    const y = linear([0, most], [box.bottom, box.top]);
    const room = Math.max(1, Math.min(5, Math.floor((bins * bin) / (2.6 * em))));
    drawAxes({
      box,
      em,
      x: x
        .ticks(room)
        .filter((one) => one < end)
        .map((one) => ({ at: x(one), label: value(one) })),
      y: marks.map((one) => ({ at: y(one), label: percent(one) })),
      xName: t("run.histogram.slope"),
    });
    set(bars, { class: `bars c-${colourOf(shown)}` });
    each(bars, "rect", [...shares], (bar, share, i) => {
      const beyond = i === bins;
      set(bar, {
        class: beyond ? "beyond" : "",
        x: beyond ? box.right - BEYOND * bin : x(edges[i]),
        width: Math.max(1, (beyond ? BEYOND * bin : x(edges[i + 1]) - x(edges[i])) - 1),
        y: y(share),
        height: box.bottom - y(share),
      });
    });
    set(target, { x1: x(1), x2: x(1), y1: box.top - 0.3 * em, y2: box.bottom });
    write(targetName, t(penalty === "gp" ? "run.histogram.target" : "run.histogram.one"));
    const half = targetName.getComputedTextLength() / 2; // above its line, so that no width makes them cross
    const middle = Math.min(Math.max(x(1), box.left + half), width - half);
    set(targetName, { x: middle, y: box.top - 0.75 * em, "text-anchor": "middle" });
    set(write(beyondName, `> ${value(end)}`), { x: box.right - (BEYOND / 2) * bin, y: box.bottom + 1.25 * em });
    set(canvas, { "data-shares": [...shares].join(" ") });
    const above = shown.value("above", index);
    if (!Number.isFinite(above)) return t("run.histogram.lost");
    return t("run.histogram.line", {
      slope: value(shown.value("slope", index)),
      above: rounded(above),
      end: value(end),
      beyond: rounded(shares.at(-1)),
    });
  }

  return { title: ({ t }) => t("run.histogram"), draw, shape: "wide" };
}
