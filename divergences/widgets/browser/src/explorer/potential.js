// Draws the dual side of the transport picture: the potential between p and q, and the difference of its heights.
import { set, write } from "../kit/dom.js";
import { value } from "../kit/format.js";

export const TOP = 5.5;

// The potential −K·sign(θ)·x, 0 half-way: as high above p's place as K·W above q's.
export function drawPotential(panel, theta, lipschitz, dual, t) {
  const { x, under, box, em, levels, potential, rise, riseWords } = panel;
  const f = (at) => -Math.sign(theta) * lipschitz * (at - theta / 2);
  const ends = [box.left, box.right].map((place) => [x.invert(place), f(x.invert(place))]);
  const within = ends.map(([at, level]) =>
    Math.abs(level) <= TOP
      ? [at, level]
      : [theta / 2 - (Math.sign(theta) * Math.sign(level) * TOP) / lipschitz, Math.sign(level) * TOP],
  );
  set(potential, { d: `M${within.map(([at, level]) => `${x(at)} ${under(level)}`).join("L")}` });
  for (const [name, at] of [
    ["p", 0],
    ["q", theta],
  ])
    set(levels[name], { cx: x(at), cy: under(f(at)), r: 0.4 * em });
  const at = Math.max(theta, 0);
  const side = Math.min(box.right - 0.3 * em, x(at) + 0.9 * em);
  set(rise, {
    d:
      theta === 0
        ? ""
        : `M${x(0)} ${under(f(0))}H${side}M${x(theta)} ${under(f(theta))}H${side}M${side} ${under(f(0))}V${under(f(theta))}`,
  });
  write(riseWords, theta === 0 ? "" : t("explorer.transport.rise", { value: value(lipschitz * dual) }));
  // In the lower corner that the falling (or rising) line leaves free.
  set(riseWords, {
    x: theta < 0 ? box.right : box.left + 0.4 * em,
    y: under(-TOP) - 0.5 * em,
    "text-anchor": theta < 0 ? "end" : "start",
  });
}
