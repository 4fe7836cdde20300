// The explorer's own look, on top of what it shares with the other widgets.
import { styles as shared } from "../kit/styles.js";

export const styles = `${shared}
.numbers { margin: 0; display: flex; flex-wrap: wrap; gap: 2px 9px; justify-content: space-between; }
.numbers > div { min-width: 4em; }
.numbers dt { color: var(--quiet); font-size: 0.9em; }
.numbers dd { margin: 0; font-weight: 650; font-size: 1.1em; }
.race { display: grid; gap: 3px; container: race / inline-size; }
.racer {
  display: flex; gap: 10px; align-items: center; min-height: 30px; padding: 2px 8px;
  cursor: pointer; border-radius: 8px; border-left: 4px solid var(--c); font-size: 0.93em;
}
.racer:has(:checked) { background: var(--control); }
.racer input { width: 18px; height: 18px; margin: 2px; accent-color: var(--c); cursor: pointer; }
.racer > span:last-child { display: grid; grid-template-columns: 7em 1fr; gap: 0 10px; flex: 1; white-space: nowrap; }
.racer .where, .racer .ending { contain: size layout; height: 1.45em; }
.racer .ending { grid-column: 1 / -1; }
@container race (min-width: 33em) {
  .racer > span:last-child { grid-template-columns: 7em 6em 1fr; }
  .racer .ending { grid-column: auto; }
}
[data-panel="descend"] .head .line { flex-basis: 100%; }
[data-panel="descend"] .line, [data-panel="transport"] .line { min-height: 2.9em; }

.explorer[data-form] { grid-template-columns: minmax(0, 1fr) auto; }
.explorer[data-form] > *, .explorer[data-form] > .controls > * { grid-column: 1 / -1; }
.explorer[data-form="compact"] [data-action="more"] { margin-left: auto; }
.explorer[data-form="compact"][data-untitled] > .top { grid-area: 1 / 2; align-self: end; }
.explorer[data-form="compact"][data-untitled] > .controls, .explorer[data-form="compact"][data-untitled] > .controls > [data-slider="theta"] { grid-area: 1 / 1; }
.explorer[data-form="compact"] .legend { display: flex; flex-wrap: wrap; }
.explorer[data-form="compact"] .chip { display: flex; flex: 1 1 15em; min-height: 36px; padding-block: 2px; cursor: default; }
.explorer[data-form="compact"] .chip input { display: none; }
.explorer[data-form="compact"] .chip .number { width: 7.6em; margin-left: auto; }
.explorer[data-form="compact"] .amount { justify-content: end; }

/* In presenter mode the pictures have the space that one line of each kind of control leaves. */
.explorer[data-fill] {
  display: grid; gap: 8px 16px; grid-template-columns: minmax(0, 1fr) auto;
  grid-template-rows: auto auto minmax(20em, 1fr) auto auto auto; align-items: center;
}
.explorer[data-fill] > * { grid-column: 1 / -1; }
.explorer[data-fill] > .controls { grid-row: 1; }
.explorer[data-fill] > .problem { grid-row: 2; }
.explorer[data-fill] > .panels { grid-row: 3; align-self: stretch; }
.explorer[data-fill] > .readout { grid-row: 4; gap: 6px; }
.explorer[data-fill] > .keys { grid-row: 6; }
.explorer[data-fill] > .top { display: contents; }
.explorer[data-fill] .choice.many { grid-area: 5 / 1; justify-self: start; }
.explorer[data-fill] .buttons { grid-area: 5 / 2; }
.explorer[data-fill] .top > .notice { top: auto; bottom: 7em; right: 18px; }
.explorer[data-fill] :is(.controls legend, .numbers) { display: none; }
.explorer[data-fill] .controls { align-items: center; grid-template-columns: auto minmax(17em, 1.6fr) minmax(15em, 1fr); }
.explorer[data-fill] :is(.controls, [data-panel="critic"]) .slider { display: flex; gap: 12px; align-items: center; }
.explorer[data-fill] :is(.controls, [data-panel="critic"]) .slider > :is(label, output) { position: static; padding: 0; min-height: 0; white-space: nowrap; }
.explorer[data-fill] :is(.controls, [data-panel="critic"]) .slider output { order: 1; width: 3.2em; height: 1.45em; flex: none; }
.explorer[data-fill] :is(.controls, [data-panel="critic"]) .slider input { flex: 1; min-width: 4em; width: 4em; }
.explorer[data-fill] figure { display: grid; grid-template: "title tools" auto "line line" auto "picture picture" minmax(10em, 1fr) "below below" auto / minmax(0, 1fr) auto; gap: 2px 8px; }
.explorer[data-fill] .head { display: contents; }
.explorer[data-fill] .head .line { grid-area: line; }
.explorer[data-fill] .tools { grid-area: tools; align-self: start; }
.explorer[data-fill] .picture { grid-area: picture; align-self: stretch; }
.explorer[data-fill] .below { grid-area: below; }
.explorer[data-fill] [data-panel="critic"] .below { grid-template-columns: minmax(0, 1fr) auto; align-items: center; gap: 16px; }
.explorer[data-fill] .racer > span:last-child { grid-template-columns: 7em 5em minmax(0, 1fr); }
.explorer[data-fill] .racer .ending { grid-column: auto; }
.explorer[data-fill] .legend { grid-template-columns: repeat(auto-fit, minmax(11.5em, 1fr)); }
.explorer[data-fill] .lesson { min-height: 1.45em; font-size: 1em; }
.explorer[data-fill] :is([data-panel="descend"], [data-panel="transport"]) .line { min-height: 1.45em; }
@container (max-width: 1199.9px) {
  .explorer[data-fill] [data-action="reset"] { display: none; }
  .explorer[data-fill] .choice.many label { padding-inline: 3px; }
  .explorer[data-fill] [data-panel="critic"] .below { grid-template-columns: minmax(0, 1fr); gap: 0; }
}
@container (min-width: 560px) {
  .explorer[data-form="compact"] > .controls { grid-template-columns: repeat(auto-fit, minmax(14em, 1fr)); }
  .explorer[data-form="compact"] > .controls > .slider { grid-area: auto !important; }
}
`;
