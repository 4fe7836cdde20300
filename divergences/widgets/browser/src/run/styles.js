// What runs need beyond the explorer's look.
import { line, styles as shared } from "../kit/styles.js";

export const styles = `${shared}
.view { --least: 12px; }
.view[data-presenter] { --least: 18px; }
.view .title { font-size: 1.2em; font-weight: 650; line-height: 1.3; margin: 0; text-wrap: balance; }
.view :is(.line, .keys, .status, .about, kbd, .slider label, .ending, .field label, .chip .name, .chip b) { font-size: max(var(--least), 0.93em); }
.view :is(.tick text, .note) { font-size: max(var(--least), 0.88em); }
.c-ink { --c: var(--ink); }
.c-faint { --c: var(--quiet); }
.player { display: grid; gap: 10px 16px; align-items: end; grid-template-columns: auto minmax(0, 1fr); }
.player > button { min-width: 5.2em; min-height: 36px; }
.chooser { display: grid; gap: 8px 12px; grid-template-columns: minmax(0, 1fr); }
.view .field { display: flex; gap: 8px; align-items: center; min-width: 0; }
.view .field label { font-weight: 600; white-space: nowrap; }
.view .field select { min-height: 34px; padding: 3px 8px; min-width: 0; flex: 0 1 auto; max-width: 100%; border-left: 4px solid var(--c, var(--edge)); text-overflow: ellipsis; }
.progress { display: flex; flex-wrap: wrap; gap: 6px 14px; align-items: center; min-height: 36px; }
.progress:is([data-kind="done"], [data-kind="cut"]) .ending { min-height: 0; }
.progress:is([data-kind="done"], [data-kind="cut"]) { order: 1; min-height: 0; color: var(--quiet); }
.progress progress { flex: 1 1 10em; height: 12px; accent-color: var(--q); }
.ending { flex: 0 1 auto; display: flex; align-items: center; min-height: 32px; font-variant-numeric: tabular-nums; }
.progress[data-kind="diverged"] .ending, .progress[data-kind="failed"] .ending {
  color: color-mix(in oklab, var(--js) 75%, var(--ink)); font-weight: 600;
}
.progress[data-kind="stopped"] .ending { font-weight: 600; }
.about { order: 2; color: var(--quiet); text-wrap: pretty; }
.runs, .sides, .lines { display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); align-content: start; }
.sides:empty, .lines:empty { display: none; }
.side, .pictures { display: grid; gap: 8px; align-content: start; grid-template-columns: minmax(0, 1fr); min-width: 0; }
.view .side { --side: var(--c); }
.who { padding-left: 12px; border-left: 4px solid var(--side); font-size: 1.1em; }
.verdict { min-height: 2.9em; padding-left: 12px; border-left: 4px solid var(--side, var(--q)); text-wrap: pretty; }
.runs .line { flex: none; min-height: 1.4em; }
.runs .picture { margin-block: 0; }
.key { color: var(--c, var(--ink)); }
.entry { display: inline-block; margin-right: 1em; white-space: nowrap; }
.shades path { fill: var(--c); fill-opacity: 0.06; stroke: var(--c); stroke-opacity: 0.4; stroke-width: 0.8; }
.points { fill: none; stroke: var(--c); stroke-linecap: round; }
.points.c-p { stroke-opacity: 0.5; }
.points.c-q { stroke-opacity: 0.9; }
.pushes { fill: none; stroke: var(--ink); stroke-width: 1.1; stroke-linecap: round; stroke-linejoin: round; }
.run-curve, .run-curve.c-em, .run-curve.c-js { stroke-dasharray: none; stroke-width: 2.2; }
.run-curve.second { ${line("second", 3)} }
.run-curve.exact { ${line("exact", 1.8)} }
.curve.other, .curve.seed { stroke-width: 1.2; stroke-opacity: 0.75; stroke-dasharray: none; }
.curve.seed { stroke-opacity: 0.5; }
.bars rect { fill: var(--c); fill-opacity: 0.55; }
.bars .beyond { fill-opacity: 0.3; stroke: var(--c); stroke-width: 1.2; stroke-dasharray: 3 2; }
.target { stroke: var(--ink); stroke-width: 1.6; }
.zero { stroke: var(--faint); stroke-width: 1; }
.runs .floor { stroke: var(--ink); }
.runs .reach { cursor: col-resize; }
.view .chip { display: flex; flex-wrap: wrap; }
.view .chip .name { flex: 1 1 6.5em; text-wrap: balance; }
.line .item { display: inline-block; }
.line .item + .item::before { content: "·"; margin-inline: 0.4em; }
.chip .values { display: flex; flex-wrap: wrap; gap: 0 10px; margin-left: auto; justify-content: end; white-space: nowrap; }
.chip b { font-weight: 650; color: color-mix(in oklab, var(--c) 60%, var(--ink)); }
.view .legend { grid-template-columns: repeat(auto-fit, minmax(min(15em, 100%), 1fr)); }

@container (max-width: 559.9px) {
  .player { position: sticky; top: var(--bar, 0px); z-index: 2; padding-block: 4px; background: var(--background); }
}
@container (min-width: 560px) {
  .sides { grid-template-columns: repeat(auto-fit, minmax(16em, 1fr)); }
  .chooser { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .who { display: none; }
}
@container (min-width: 680px) {
  .lines { grid-template-columns: repeat(auto-fit, minmax(min(20em, 100%), 1fr)); }
  .runs[data-sides="1"]:not([data-lines="0"], [data-pictures="0"]) { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .runs[data-sides="1"]:is([data-lines="1"], [data-lines="2"]):not([data-pictures="0"]) .lines { grid-template-columns: minmax(0, 1fr); }
}
@container (min-width: 1000px) {
  .runs[data-sides="1"]:is([data-lines="3"], [data-lines="4"], [data-lines="5"], [data-lines="6"], [data-lines="7"]):not([data-pictures="0"]) { grid-template-columns: minmax(0, 1fr) minmax(0, 1.4fr); }
  .runs[data-sides="2"]:is([data-lines="1"], [data-lines="2"]) { grid-template-columns: minmax(0, 2fr) minmax(0, 1.05fr); }
  .runs[data-sides="2"]:is([data-lines="1"], [data-lines="2"]) .lines { grid-template-columns: minmax(0, 1fr); }
  .chooser:not(:has(> [hidden]:last-child)) { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1.05fr); }
}
.view[data-presenter] { font-size: 20px; }
.view[data-fill] { font-size: 20px; gap: 8px; }
.view[data-fill] .top { position: absolute; inset: 10px 18px auto auto; }
.view[data-fill] .player { padding-right: 17em; }
.view[data-fill] .runs {
  grid-template-columns: repeat(var(--stage), minmax(0, 1fr)) !important; grid-template-rows: auto minmax(0, 1fr) auto;
  gap: 6px 12px; align-content: stretch;
}
.view[data-fill] > .runs { flex-basis: 16em; }
.view[data-fill] :is(.sides, .lines) { display: contents; }
.view[data-fill] .side { grid-row: 1 / span 3; grid-column: span var(--pictures); grid-template-rows: subgrid; align-content: stretch; }
.view[data-fill] .runs[data-pictures="0"] .side { grid-row: 3; grid-template-rows: auto auto; align-content: start; }
.view[data-fill] .runs[data-pictures="0"] .side .verdict { grid-row: 2; }
.pictures:empty { display: none !important; }
.view[data-fill] .pictures { grid-row: 2; grid-template-columns: repeat(var(--pictures), minmax(0, 1fr)); align-content: stretch; }
.view[data-fill] .lines figure { grid-row: 1 / span 3; }
.view[data-fill] .runs[data-pictures="0"] .lines figure { grid-row: 1 / span 2; }
.view[data-fill] .runs[data-pictures="0"][data-lines="1"] .lines figure { grid-column: 1 / -1; }
.view[data-fill] .runs :is(.about, .progress:is([data-kind="done"], [data-kind="cut"])) { display: none; }
.view[data-fill] :is(.title, .chooser, .chip .values, [data-sides="2"] [data-panel="plane"] h3) { display: none; }
.view[data-fill] [data-sides="2"] .who { display: block; grid-row: 1; }
.view[data-fill] .progress { grid-row: 1; }
.view[data-fill] .verdict { min-height: 0; grid-row: 3; font-size: 18px; }
.view[data-fill] .legend { grid-template-columns: repeat(auto-fit, minmax(11em, 1fr)); }
.view[data-fill] .chip { min-height: 36px; padding: 1px 8px; gap: 2px 6px; flex-wrap: nowrap; }
.view[data-fill] .chip .name { line-height: 1.1; }
.view[data-fill] .runs figure .picture { margin: 4px 0 0; }
.view[data-fill] .run-curve { stroke-width: 3; }
.view[data-fill] .run-curve.exact { ${line("exact", 2.4)} }
.view[data-fill] .status { position: absolute; }
@media (forced-colors: active) {
  .view :is(.key, progress) { forced-color-adjust: none; }
  .view .grid line { stroke-opacity: 0.4; }
}
`;
