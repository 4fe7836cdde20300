// What runs need beyond the explorer's look.
import { styles as shared } from "../kit/styles.js";

export const styles = `${shared}
.run { --least: 12px; }
.run[data-presenter] { --least: 18px; }
.run .title { font-size: 1.2em; font-weight: 650; line-height: 1.3; margin: 0; text-wrap: balance; }
.run :is(.line, .keys, .status, .about, kbd, .slider label, .ending, .field label, .chip .name, .chip b) { font-size: max(var(--least), 0.93em); }
.run :is(.tick text, .note) { font-size: max(var(--least), 0.88em); }
.c-ink { --c: var(--ink); }
.c-faint { --c: var(--quiet); }
.player { display: grid; gap: 10px 16px; align-items: end; grid-template-columns: auto minmax(0, 1fr); }
.player > button { min-width: 5.2em; min-height: 36px; }
.chooser { display: grid; gap: 8px 12px; grid-template-columns: minmax(0, 1fr); }
.run .field { display: flex; gap: 8px; align-items: center; min-width: 0; }
.run .field label { font-weight: 600; white-space: nowrap; }
.run .field select { min-height: 34px; padding: 3px 8px; min-width: 0; flex: 0 1 auto; max-width: 100%; border-left: 4px solid var(--c, var(--edge)); text-overflow: ellipsis; }
.progress { display: flex; flex-wrap: wrap; gap: 6px 14px; align-items: center; min-height: 36px; }
.progress:is([data-kind="done"], [data-kind="cut"]) { order: 1; min-height: 0; color: var(--quiet); }
.progress progress { flex: 1 1 10em; height: 12px; accent-color: var(--q); }
.ending { flex: 0 1 auto; font-variant-numeric: tabular-nums; }
.progress[data-kind="diverged"] .ending, .progress[data-kind="failed"] .ending {
  color: color-mix(in oklab, var(--js) 75%, var(--ink)); font-weight: 600;
}
.progress[data-kind="stopped"] .ending { font-weight: 600; }
.about { order: 2; color: var(--quiet); text-wrap: pretty; }
.runs, .sides, .lines { display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); align-content: start; }
.sides:empty, .lines:empty { display: none; }
.side, .pictures { display: grid; gap: 8px; align-content: start; grid-template-columns: minmax(0, 1fr); min-width: 0; }
.run .side { --side: var(--c); }
.who { padding-left: 12px; border-left: 4px solid var(--side); font-size: 1.1em; }
.verdict { min-height: 2.9em; padding-left: 12px; border-left: 4px solid var(--side, var(--q)); text-wrap: pretty; }
.runs .line { flex: none; min-height: 1.4em; }
.runs .picture { margin-block: 0; }
.key { color: var(--c, var(--ink)); }
.shades path { fill: var(--c); fill-opacity: 0.06; stroke: var(--c); stroke-opacity: 0.4; stroke-width: 0.8; }
.points { fill: none; stroke: var(--c); stroke-linecap: round; }
.points.c-p { stroke-opacity: 0.5; }
.points.c-q { stroke-opacity: 0.9; }
.pushes { fill: none; stroke: var(--ink); stroke-width: 1.1; stroke-linecap: round; stroke-linejoin: round; }
.run-curve, .run-curve.c-em, .run-curve.c-js { stroke-dasharray: none; stroke-width: 2.2; }
.run-curve.second { stroke-dasharray: 1 4.5; stroke-width: 3; stroke-linecap: round; }
.run-curve.exact { stroke-dasharray: 6 4; stroke-width: 1.8; stroke-linecap: butt; }
.curve.other, .curve.seed { stroke-width: 1.2; stroke-opacity: 0.75; stroke-dasharray: none; }
.curve.seed { stroke-opacity: 0.5; }
.bars rect { fill: var(--c); fill-opacity: 0.55; }
.bars .beyond { fill-opacity: 0.3; stroke: var(--c); stroke-width: 1.2; stroke-dasharray: 3 2; }
.target { stroke: var(--ink); stroke-width: 1.6; }
.zero { stroke: var(--faint); stroke-width: 1; }
.runs .floor { stroke: var(--ink); }
.runs .reach { cursor: col-resize; }
.run .chip { display: flex; flex-wrap: wrap; }
.run .chip .name { flex: 1 1 6.5em; text-wrap: balance; }
.chip .values { display: flex; flex-wrap: wrap; gap: 0 10px; margin-left: auto; justify-content: end; white-space: nowrap; }
.chip b { font-weight: 650; color: color-mix(in oklab, var(--c) 60%, var(--ink)); }
.run .legend { grid-template-columns: repeat(auto-fit, minmax(min(15em, 100%), 1fr)); }

@container (max-width: 559.9px) {
  .player { position: sticky; top: 0; z-index: 2; padding-block: 4px; background: var(--background); }
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
  .chooser { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1.05fr); }
}
.run[data-presenter] { font-size: 20px; }
.run[data-fill] { font-size: 20px; gap: 8px; }
.run[data-fill] .top { position: absolute; inset: 10px 18px auto auto; }
.run[data-fill] .player { padding-right: 17em; }
.run[data-fill] .runs {
  grid-template-columns: repeat(var(--stage), minmax(0, 1fr)) !important; grid-template-rows: auto minmax(0, 1fr) auto;
  gap: 6px 12px; align-content: stretch;
}
.run[data-fill] > .runs { flex-basis: 16em; }
.run[data-fill] :is(.sides, .lines) { display: contents; }
.run[data-fill] .side { grid-row: 1 / span 3; grid-column: span var(--pictures); grid-template-rows: subgrid; align-content: stretch; }
.run[data-fill] .runs[data-pictures="0"] .side { grid-row: 3; }
.run[data-fill] .pictures { grid-row: 2; grid-template-columns: repeat(var(--pictures), minmax(0, 1fr)); align-content: stretch; }
.run[data-fill] .lines figure { grid-row: 1 / span 3; }
.run[data-fill] .runs[data-pictures="0"] .lines figure { grid-row: 1 / span 2; }
.run[data-fill] .runs :is(.about, .progress:is([data-kind="done"], [data-kind="cut"])) { display: none; }
.run[data-fill] :is(.title, .chooser, .chip .values, [data-sides="2"] [data-panel="plane"] h3) { display: none; }
.run[data-fill] [data-sides="2"] .who { display: block; grid-row: 1; }
.run[data-fill] .progress { grid-row: 1; }
.run[data-fill] .verdict { min-height: 0; grid-row: 3; font-size: 18px; }
.run[data-fill] .legend { grid-template-columns: repeat(auto-fit, minmax(11em, 1fr)); }
.run[data-fill] .chip { min-height: 36px; padding: 1px 8px; gap: 2px 6px; flex-wrap: nowrap; }
.run[data-fill] .chip .name { line-height: 1.1; }
.run[data-fill] .runs figure .picture { margin: 4px 0 0; }
.run[data-fill] .run-curve { stroke-width: 3; }
.run[data-fill] .run-curve.exact { stroke-width: 2.4; }
.run[data-fill] .status { position: absolute; }
`;
