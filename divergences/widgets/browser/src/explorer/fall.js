// Draws the cost of the coupling over t, which falls from that of the independent coupling to the least, on an axis
// that begins at 0.
import { each, set, write } from "../kit/dom.js";
import { value } from "../kit/format.js";
import { linear } from "../kit/scale.js";

export function drawFall(panel, { independent, least, cost }, t, words) {
  const { fall, em } = panel;
  const across = linear([0, 1], [fall.left, fall.right]);
  const down = linear([0, independent], [fall.bottom, fall.top + 0.3 * em]);
  const [start, now, end] = [independent, cost, least].map(down);
  set(panel.slope, { d: `M${across(0)} ${start}L${across(1)} ${end}` });
  set(panel.now, { cx: across(t), cy: now, r: 0.4 * em });
  set(panel.saved, { d: `M${across(0)} ${start}H${across(1)}M${across(t)} ${start}V${now}` });
  const lower = Math.max(end, start + 1.05 * em); // the two may be nearly the same
  write(panel.savedWords, words("explorer.transport.saved", { value: value(independent - cost) }));
  // Beneath the line, where nothing else stands, on whichever side of the dot has room for it.
  const left = t > 0.5;
  set(panel.savedWords, {
    x: across(t) + (left ? -0.2 : 0.2) * em,
    y: Math.min(Math.max(now + 1.7 * em, lower + 1.5 * em), fall.bottom - 0.5 * em),
    "text-anchor": left ? "end" : "start",
  });
  const beside = fall.left - 0.4 * em;
  const marks = [
    [beside, start + 0.35 * em, value(independent), "end"],
    [beside, lower + 0.35 * em, value(least), "end"],
    [beside, fall.bottom + 0.35 * em, lower > fall.bottom - 1.05 * em ? "" : "0", "end"],
    [across(0), fall.bottom + 1.15 * em, "t = 0", "middle"],
    [across(1), fall.bottom + 1.15 * em, "1", "middle"],
  ];
  each(panel.fallTicks, "text", marks, (text, [x, y, said, anchor]) =>
    set(write(text, said), { x, y, "text-anchor": anchor }),
  );
}
