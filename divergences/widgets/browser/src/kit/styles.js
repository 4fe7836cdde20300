// The style sheet of all views, for a <style> in a shadow root, so that it affects nothing else. Colours are the palette's.
import palette from "../../../../palette.json";
import { forFingers, forForcedColours } from "./readers/styles.js";

const declare = ([name, colour]) => `--${name}: ${colour};`;
const colours = (theme) => Object.entries(palette[theme]).map(declare).join(" ");

const CURVES = ["p", "q", "js", "em", "tv", "kl", "clip", "r1"]
  .map((name) => `.c-${name} { --c: var(--${name}); }`)
  .join("\n");

// A line of the palette at this width; its dashes are in units of the width, as they are in print.
export const line = (name, width) =>
  `stroke-width: ${width}; stroke-dasharray: ${palette.lines[name].map((one) => +(width * one).toFixed(2)).join(" ") || "none"};`;
const MEASURES = ["em", "tv", "kl"].map((name) => `.curve.c-${name} { ${line(name, 2.5)} }`).join("\n");

// Browsers drop a rule that names another browser's part of a slider, so each part is written for both.
const at = (share) => `calc(var(--thumb) / 2 + (100% - var(--thumb)) * var(${share}))`;
const track = () => `height: 6px; border-radius: 3px; background: linear-gradient(90deg, var(--edge) ${at("--start")},
  var(--q) ${at("--start")}, var(--q) ${at("--end")}, var(--edge) ${at("--end")});`;
const thumb =
  () => `box-sizing: border-box; width: var(--thumb); height: var(--thumb); border-radius: 50%; background: var(--q);
  border: 3px solid var(--background); box-shadow: 0 0 0 1.5px var(--ink);`;

export const styles = `
:host { display: block; container-type: inline-size; }
:host([data-fill]) { position: fixed; inset: 0; z-index: 10; overflow: auto; }
[hidden] { display: none !important; }
.explorer { ${colours("light")} color-scheme: light; }
.explorer[data-theme="dark"] { ${colours("dark")} color-scheme: dark; }
.explorer[data-theme="contrast"] { ${colours("contrast")} color-scheme: dark; }
${CURVES}
.explorer {
  --quiet: color-mix(in oklab, var(--faint) 70%, var(--ink));
  --panel: color-mix(in oklab, var(--background) 97.5%, var(--ink));
  --control: color-mix(in oklab, var(--background) 92%, var(--ink));
  --edge: color-mix(in oklab, var(--background) 45%, var(--faint));
  box-sizing: border-box; margin: 0; padding: 14px; display: grid; gap: 12px;
  background: var(--background); color: var(--ink); border: 1px solid var(--grid); border-radius: 12px;
  font: 14px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei",
    "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
  font-variant-numeric: tabular-nums; text-align: start;
}
.explorer:focus { outline: none; }
.explorer[data-presenter] { font-size: 20px; }
.explorer *, .explorer *::before { box-sizing: border-box; }
h2, h3, p, figure, fieldset, legend { margin: 0; padding: 0; border: 0; min-width: 0; }
h2 { font-size: 1.2em; font-weight: 650; line-height: 1.3; text-wrap: balance; }
h3 { font-size: 1em; font-weight: 650; text-wrap: balance; }

.top { position: relative; display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-left: auto; }
button, select, summary, .choice label {
  font: inherit; color: inherit; cursor: pointer; min-height: 32px; padding: 3px 10px; border-radius: 8px;
}
button, select, summary { background: var(--control); border: 1px solid var(--edge); }
button:hover, select:hover, summary:hover { border-color: var(--ink); }
button:disabled { opacity: 0.5; cursor: default; }
button[aria-pressed="true"] { box-shadow: inset 0 0 0 1.5px var(--ink); }
select { padding-inline: 8px; }
summary { display: flex; align-items: center; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::after { content: "▾" / ""; padding-left: 6px; }
.menu > div {
  position: absolute; z-index: 2; top: calc(100% + 4px); inset-inline: 0; display: grid; gap: 4px; padding: 6px; white-space: nowrap;
  background: var(--background); border: 1px solid var(--edge); border-radius: 10px; box-shadow: 0 6px 20px #0005;
}
.menu > div button { text-align: start; }

.controls { display: grid; gap: 10px 24px; align-items: end; }
.choice {
  display: inline-flex; padding: 2px; border-radius: 10px; background: var(--control); border: 1px solid var(--edge);
}
.choice label { position: relative; display: inline-flex; align-items: center; white-space: nowrap; }
.choice input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: pointer; }
.choice label:has(:checked) { background: var(--background); box-shadow: 0 0 0 1.5px var(--ink); font-weight: 600; }
.choice.many { flex-wrap: wrap; gap: 3px; }
.choice.many label:has(:checked) { font-weight: inherit; }
.choice.many label { padding-inline: 6.5px; }
.tools { display: flex; gap: 6px; }
.tools button { min-height: 30px; padding: 1px 10px; font-size: 0.9em; }
.tools .choice label { min-height: 26px; padding: 1px 9px; font-size: 0.9em; }
legend, .slider label { font-weight: 600; font-size: 0.93em; }
legend { padding-bottom: 3px; }
/* Boxes whose size does not depend on their text (contain: size layout): a new number does not reflow the page. */
.slider { position: relative; }
.slider label { display: block; padding-right: 3.4em; min-height: 1.6em; }
.slider output {
  position: absolute; top: -0.15em; right: 0; width: 60%; height: 1.6em; contain: size layout; pointer-events: none;
  text-align: end; font-weight: 650; font-size: 1.1em;
}
.slider input {
  --thumb: 24px; display: block; contain: size layout; width: 100%; height: 32px; margin: 0; appearance: none; background: none;
  cursor: pointer; border-radius: 8px;
}
.slider input::-webkit-slider-runnable-track { ${track()} }
.slider input::-moz-range-track { ${track()} }
.slider input::-webkit-slider-thumb { ${thumb()} appearance: none; margin-top: -9px; }
.slider input::-moz-range-thumb { ${thumb()} }
.slider[data-slider="theta"] output { color: color-mix(in oklab, var(--q) 55%, var(--ink)); }

button:focus-visible, select:focus-visible, summary:focus-visible, .racer:has(:focus-visible), .slider input:focus-visible, .chip:has(:focus-visible), .choice label:has(:focus-visible) {
  outline: 3px solid var(--p); outline-offset: 2px;
}

.panels { display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); }
figure { display: flex; flex-direction: column; gap: 2px; background: var(--panel); border-radius: 10px; padding: 10px 12px 8px; }
.explorer[data-theme="contrast"] figure { outline: 1px solid var(--grid); }
.head { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center; justify-content: space-between; min-height: 32px; }
.line { color: var(--quiet); font-size: 0.9em; flex: 1 1 12em; text-wrap: pretty; }
[data-panel="critic"] .head .line { flex-basis: 20em; }
.live { display: block; contain: size layout; height: 1.45em; white-space: nowrap; }
.picture { margin-block: auto; padding-top: 6px; }
.below { display: grid; gap: 6px; }
.below:empty { display: none; }
.pair-of-sliders { display: grid; align-items: end; gap: 4px 20px; grid-template-columns: repeat(auto-fit, minmax(11em, 1fr)); }
.explorer:not([data-presenter]) .below .slider { font-size: 0.97em; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.keys { display: flex; flex-wrap: wrap; gap: 6px 14px; font-size: 0.9em; color: var(--quiet); }
.explorer[data-presenter] :is(.buttons select, .menu), .explorer:not([data-presenter]) :is(.choice, .chip) kbd { display: none; }
.choice kbd { margin-right: 6px; font-size: 0.93em; }
kbd { font: inherit; color: var(--ink); font-weight: 650; padding: 1px 8px; border: 1px solid var(--edge); border-bottom-width: 3px; border-radius: 6px; }
.notice:empty { display: none; }
.notice { overflow-wrap: anywhere; user-select: all; }
.top > .notice {
  position: absolute; z-index: 3; top: calc(100% + 4px); right: 0; max-width: 100%; padding: 6px 12px; border-radius: 10px;
  background: var(--background); border: 1px solid var(--edge); box-shadow: 0 6px 20px #0005;
}
svg { display: block; overflow: visible; user-select: none; -webkit-user-select: none; }

.legend { display: grid; gap: 6px 8px; grid-template-columns: minmax(0, 1fr); }
.chip {
  display: grid; grid-template-columns: auto auto minmax(0, 1fr) auto; align-items: center; gap: 2px 8px; min-height: 44px;
  cursor: pointer; padding: 5px 10px; border-radius: 10px; background: var(--panel); border: 1px solid var(--grid); border-left: 4px solid var(--c);
}
.chip input { width: 20px; height: 20px; margin: 2px; accent-color: var(--c); cursor: pointer; }
.sample svg { width: 22px; height: 8px; }
.chip .name { line-height: 1.25; }
.chip .number { width: 9em; }
.amount { display: flex; align-items: baseline; justify-content: end; gap: 6px; height: 1.8em; contain: size layout; white-space: nowrap; }
.chip output { font-size: 1.35em; font-weight: 650; line-height: 1.2; color: color-mix(in oklab, var(--c) 75%, var(--ink)); }
.chip .unit { color: var(--quiet); font-size: 0.9em; }
.chip:has(input:not(:checked)) output, .chip:has(input:not(:checked)) .sample { opacity: 0.7; }
.readout { display: grid; gap: 10px; }
.lesson { font-size: 1.1em; min-height: 2.9em; padding-left: 12px; border-left: 4px solid var(--q); text-wrap: pretty; }
.problem { padding: 8px 12px; border-radius: 8px; border: 2px solid var(--js); }

text { font-size: 1em; fill: var(--ink); }
.tick text { font-size: 0.92em; fill: var(--quiet); }
.tick .strong { font-size: 1.25em; fill: var(--ink); font-weight: 650; }
.tick .small { fill: color-mix(in oklab, var(--c) 75%, var(--ink)) !important; font-weight: 650; }
.strong { font-weight: 650; }
.label { font-weight: 650; fill: color-mix(in oklab, var(--c) 75%, var(--ink)); }
.c-q.label { fill: color-mix(in oklab, var(--q) 50%, var(--ink)); }
.note { font-size: 0.92em; fill: color-mix(in oklab, var(--js) 75%, var(--ink)); }
.halo { paint-order: stroke; stroke: var(--panel); stroke-width: 0.28em; stroke-linejoin: round; }
.grid line { stroke: var(--grid); stroke-width: 1; }
.axis line, .break { stroke: var(--faint); stroke-width: 1.2; fill: none; }
.band { fill: var(--grid); fill-opacity: 0.7; }
.zone { fill: var(--js); fill-opacity: 0.09; }
.floor { stroke: var(--js); stroke-width: 1.2; stroke-dasharray: 2 4; }
.guide { stroke: var(--c); stroke-width: 1; stroke-dasharray: 1 4; }
.curve { fill: none; stroke: var(--c); stroke-width: 2.5; stroke-linejoin: round; }
${MEASURES}
.curve.c-js { ${line("js", 3)} }
.jump { fill: var(--panel); stroke: var(--c); stroke-width: 2; }
.jump.filled { fill: var(--c); }
.dot { fill: var(--c); stroke: var(--panel); stroke-width: 2; }
.cursor { stroke: var(--ink); stroke-width: 1.2; stroke-dasharray: 5 3; opacity: 0.75; }
.transport { fill: none; stroke: var(--em); stroke-width: 1.6; stroke-opacity: 0.6; }
.dimension { fill: none; stroke: var(--ink); stroke-width: 1.2; }
.dots circle { fill: var(--c); }
.thin { stroke-width: 1.5 !important; stroke-dasharray: none !important; }
.mass { fill: var(--c); fill-opacity: 0.25; stroke: var(--c); stroke-width: 1.5; stroke-opacity: 0.7; }
.pulls path { fill: none; stroke: color-mix(in oklab, var(--c) 80%, var(--ink)); stroke-width: 2.6; stroke-linecap: round; stroke-linejoin: round; }
.pull { font-size: 0.92em; }
.head-of { font-size: 0.92em; font-weight: 650; }
.flows line { stroke: var(--em); stroke-opacity: 0.55; }
.matrix rect { fill: var(--em); stroke: var(--grid); stroke-width: 1; }
.margin rect { fill: var(--c); }
.home { stroke: var(--ink); stroke-width: 1; opacity: 0.6; }
.curve.r-blur { ${line("blur", 2.5)} }
.dot.r-blur { fill: var(--panel); stroke: var(--c); }
.dimension.faint { stroke-dasharray: 2 3; }
.shape line { stroke: var(--c); stroke-width: 5; stroke-linecap: round; }
.shape rect.strips { stroke: var(--c); stroke-width: 2; }
.shape.c-q rect.strips { stroke-dasharray: 7 4; }
.shape.c-q line { stroke-dasharray: 11 9; }
.reach { fill: transparent; cursor: ew-resize; }
.handle { cursor: grab; }
.handle:active { cursor: grabbing; }
.handle circle { fill: var(--background); stroke: var(--c); stroke-width: 2.5; }
.handle path { fill: none; stroke: var(--ink); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }

@container (max-width: 559.9px) {
  .buttons { gap: 6px; margin: 0; }
  .explorer:not([data-presenter]) .buttons [data-action="present"] { display: none; }
  .controls { display: contents; }
  .slider[data-slider="theta"] { position: sticky; top: var(--bar, 0px); z-index: 1; padding-top: 4px; background: var(--background); }
  .slider[data-slider="theta"] output { top: 1px; }
}
@container (min-width: 560px) {
  .menu { position: relative; }
  .menu > div { inset-inline: auto 0; }
  .controls { grid-template-columns: auto minmax(0, 1fr); }
  .controls .slider:not([data-slider="theta"]) { grid-column: 1 / -1; }
  .legend { grid-template-columns: repeat(4, minmax(0, 1fr)); }
  .chip { grid-template-columns: auto 1fr; padding: 7px 10px; }
  .chip .sample { grid-area: 2 / 1; }
  .chip .number { grid-area: 2 / 2; width: auto; }
  .amount { justify-content: start; }
  .chip output { font-size: 1.5em; }
}
@container (min-width: 680px) {
  .panels:not([data-count="1"]) { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .panels:is([data-count="3"], [data-count="5"]) figure:first-child { grid-column: 1 / -1; }
  .controls { grid-template-columns: auto minmax(0, 2fr) minmax(11em, 1fr); }
  .controls .slider:not([data-slider="theta"]) { grid-column: auto; }
  .controls:not(:has([data-slider="width"]:not([hidden]), [data-slider="sigma"]:not([hidden]))) [data-slider="theta"] { grid-column: 2 / -1; }
  .lesson { min-height: 1.45em; }
}
@container (min-width: 1000px) {
  .explorer { padding: 18px; gap: 14px; font-size: clamp(14px, 1.15cqi, 18px); }
  .panels:is([data-count="3"], [data-count="5"], [data-count="6"]) { grid-template-columns: repeat(3, minmax(0, 1fr)); }
  .panels:is([data-count="3"], [data-count="5"]) figure:first-child { grid-column: auto; }
  .explorer[data-many]:not([data-presenter]) { font-size: clamp(13.4px, 0.8cqi, 15px); gap: 8px; padding: 12px; }
  .explorer[data-many] .panels { gap: 8px; }
  .explorer:is([data-many], [data-fill]) .chip { grid-template-columns: auto auto minmax(0, 1fr) auto; min-height: 36px; padding: 2px 10px; }
  .explorer:is([data-many], [data-fill]) .chip :is(.sample, .number) { grid-area: auto; }
  .explorer:is([data-many], [data-fill]) .number { width: 7.6em; }
  .explorer:is([data-many], [data-fill]) .amount { justify-content: end; }
  .explorer[data-many] .readout { gap: 5px; }
  .explorer[data-presenter] { font-size: clamp(20px, 1.45cqi, 27px); }
  .explorer[data-fill] { font-size: clamp(20px, 1.32cqi, 26px); }
}
.explorer[data-fill] { display: flex; flex-direction: column; min-height: 100%; gap: 10px; padding: 12px 18px; border: 0; border-radius: 0; }
.explorer[data-fill] :is(h2, .sample) { display: none; }
.explorer[data-fill] .chip { grid-template-columns: auto auto minmax(0, 1fr); }
.explorer[data-fill] .number { width: auto; }
.explorer[data-fill] :is(.panels, .runs) { flex: 1 0 20em; }
.explorer[data-fill] .picture { flex: 1 0 12em; position: relative; margin: 6px 0 0; padding: 0; }
.explorer[data-fill] .picture svg { position: absolute; }
${forFingers}
${forForcedColours}
@media (prefers-reduced-motion: no-preference) {
  button, .choice label, .chip { transition: background-color 0.12s, border-color 0.12s, box-shadow 0.12s; }
}
`;
