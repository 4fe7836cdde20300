// What a run needs beyond the explorer's look.
import { styles as shared } from "../kit/styles.js";

export const styles = `${shared}
.c-ink { --c: var(--ink); }
.player { display: grid; gap: 10px 16px; align-items: end; grid-template-columns: auto minmax(0, 1fr); }
.player > button { min-width: 5.2em; min-height: 36px; }
.chooser { display: grid; gap: 3px; grid-column: 1 / -1; grid-template-columns: minmax(0, 1fr); }
.chooser label { font-weight: 600; font-size: 0.93em; }
.chooser select { min-height: 36px; padding: 3px 10px; max-width: 100%; }
.progress { display: flex; flex-wrap: wrap; gap: 6px 14px; align-items: center; min-height: 36px; }
.progress progress { flex: 1 1 10em; height: 12px; accent-color: var(--q); }
.ending { flex: 0 1 auto; font-variant-numeric: tabular-nums; }
.progress[data-kind="diverged"] .ending, .progress[data-kind="failed"] .ending {
  color: color-mix(in oklab, var(--js) 75%, var(--ink)); font-weight: 600;
}
.progress[data-kind="stopped"] .ending { font-weight: 600; }
.runs { display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); }
.status { font-size: 0.93em; min-height: 1.45em; }
.runs .line { flex: none; min-height: 1.4em; }
.runs .picture { margin-block: 0; }
.runs figure[data-panel="plane"] .picture { margin-block: auto; }
.key { color: var(--c, var(--ink)); }
.shades path { fill: var(--c); fill-opacity: 0.06; stroke: var(--c); stroke-opacity: 0.4; stroke-width: 0.8; }
.points { fill: none; stroke: var(--c); stroke-linecap: round; }
.points.c-p { stroke-opacity: 0.5; }
.points.c-q { stroke-opacity: 0.9; }
.pushes { fill: none; stroke: var(--ink); stroke-width: 1.1; stroke-linecap: round; stroke-linejoin: round; }
.run-curve, .run-curve.c-em, .run-curve.c-js { stroke-dasharray: none; stroke-width: 2.2; }
.run-curve.exact { stroke-dasharray: 6 4; stroke-width: 1.8; }
.other { stroke: var(--faint); stroke-width: 1; stroke-opacity: 0.55; stroke-dasharray: none; }
.bars rect { fill: var(--c); fill-opacity: 0.55; }
.bars .beyond { fill-opacity: 0.3; stroke: var(--c); stroke-width: 1.2; stroke-dasharray: 3 2; }
.target { stroke: var(--ink); stroke-width: 1.6; }
.zero { stroke: var(--faint); stroke-width: 1; }
.runs .floor { stroke: var(--ink); }
.runs .reach { cursor: col-resize; }
.run .chip { grid-template-columns: auto 1fr auto; }
.run[data-presenter] .chip { grid-template-columns: auto auto 1fr; }
.run[data-presenter] .chip output { grid-column: 3; }
.run .chip .name { text-wrap: balance; }
.chip kbd { font-size: 0.8em; }
.run .chip:has(input:not(:checked)) output { opacity: 1; color: var(--quiet); font-weight: 500; }
.run .chip output { font-size: 1.15em; grid-area: auto; white-space: nowrap; min-height: 1.2em; }

@container (min-width: 560px) {
  .player { grid-template-columns: auto minmax(0, 1fr) auto; }
  .chooser { grid-column: auto; }
  .run .legend { grid-template-columns: repeat(auto-fit, minmax(12.5em, 1fr)); }
  .run .chip { grid-template-columns: auto 1fr; }
  .run .chip output { grid-column: 2; }
  .run[data-presenter] .legend { grid-template-columns: repeat(auto-fit, minmax(14em, 1fr)); }
}
@container (min-width: 740px) {
  .run:not([data-presenter]) .legend { grid-template-columns: repeat(var(--columns), minmax(0, 1fr)); }
}
@container (min-width: 680px) {
  .runs { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .runs[data-plane="yes"][data-count="3"] { grid-template-columns: minmax(0, 1.3fr) minmax(0, 1fr); }
  .runs[data-plane="yes"] figure[data-panel="plane"] { grid-row: 1 / span 2; }
  .runs[data-plane="yes"][data-count="2"] figure[data-panel="plane"] { grid-row: auto; }
}
@container (min-width: 1000px) {
  .runs[data-plane="yes"][data-count="3"] { grid-template-columns: repeat(2, minmax(0, 1fr)); }
}
.run[data-fill] .runs { grid-auto-rows: minmax(0, 1fr); }
.run[data-presenter] .runs figure { grid-row: auto; }
.run[data-presenter] .runs[data-count="1"] { grid-template-columns: minmax(0, 1fr); }
.run[data-fill] {
  display: grid; gap: 0 18px; align-content: stretch;
  grid-template: "top top" auto "player player" auto "problem problem" auto "progress progress" auto
    "runs runs" minmax(20em, 1fr) "readout readout" auto "keys keys" auto / minmax(0, 1fr) auto;
}
.run[data-fill] > :is(.problem, .progress, .runs, .readout, .keys) { margin-top: 10px; grid-column: 1 / -1; }
.run[data-fill] > .top { grid-area: top; align-self: end; }
.run[data-fill] > .player { grid-area: player; }
.run[data-fill] > .problem { grid-area: problem; }
.run[data-fill] > .progress { grid-area: progress; min-height: 0; }
.run[data-fill] > .runs { grid-area: runs; }
.run[data-fill] > .readout { grid-area: readout; }
.run[data-fill] > .keys { grid-area: keys; }
.run[data-fill] > :is(.about, .progress:is([data-kind="done"], [data-kind="cut"])) { display: none; }
.run[data-fill] .runs figure .picture { margin: 6px 0 0; }
@container (min-width: 1000px) {
  .run[data-fill] {
    grid-template: "player top" auto "problem problem" auto "progress progress" auto "runs runs" minmax(20em, 1fr)
      "readout readout" auto "keys keys" auto / minmax(0, 1fr) auto;
  }
  .run[data-fill] .legend { grid-template-columns: repeat(var(--columns), minmax(0, 1fr)); }
  .run[data-fill] .chip { grid-template-columns: auto auto minmax(0, 1fr) auto; min-height: 36px; padding: 2px 8px; gap: 2px 6px; }
  .run[data-fill] .chip output { grid-column: auto; font-size: 0.95em; }
  .run[data-fill] .chip .name { font-size: 0.88em; }
}
.run[data-fill] .run-curve { stroke-width: 3; }
.run[data-fill] .run-curve.exact { stroke-width: 2.4; }
.run[data-fill] .other { stroke-width: 1.6; }
.run[data-fill] .status { position: absolute; width: 1px; height: 1px; min-height: 0; overflow: hidden; clip-path: inset(50%); }
`;
