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
@container (min-width: 560px) {
  .explorer[data-form="compact"] > .controls { grid-template-columns: repeat(auto-fit, minmax(14em, 1fr)); }
  .explorer[data-form="compact"] > .controls > .slider { grid-area: auto !important; }
}
`;
