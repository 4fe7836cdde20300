// What a duel needs beyond the look of a run.
import { styles as shared } from "../run/styles.js";

export const styles = `${shared}
.settings { display: grid; gap: 10px; }
.stories, .fields, .going { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: end; }
.stories { gap: 8px; }
.field { display: grid; gap: 3px; min-width: 0; }
.field .choice { justify-self: start; }
.field label { font-weight: 600; font-size: 0.93em; }
.field select, .field input[type="number"] { min-height: 36px; padding: 3px 10px; max-width: 100%; }
input[type="number"] { font: inherit; color: inherit; width: 7.5em; border-radius: 8px; background: var(--control); border: 1px solid var(--edge); }
input:focus-visible { outline: 3px solid var(--p); outline-offset: 2px; }
.time { display: grid; gap: 8px 16px; align-items: end; }
.going { align-items: center; }
.going button { min-height: 40px; }
.going [data-action="go"] { min-width: 6.5em; font-weight: 650; }
.tick-box { display: inline-flex; gap: 8px; align-items: center; min-height: 40px; cursor: pointer; }
.tick-box input { width: 20px; height: 20px; accent-color: var(--q); cursor: pointer; }
.cost { color: var(--quiet); font-size: 0.93em; font-variant-numeric: tabular-nums; }
.planes { display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); }
.side { display: grid; gap: 8px; align-content: start; }
.verdict { min-height: 4.4em; padding-left: 12px; border-left: 4px solid var(--c, var(--grid)); text-wrap: pretty; }
.pictures { display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); }
.duel .line { flex: none; min-height: 1.4em; }
.duel figure[data-panel="plane"] svg { margin-inline: auto; }
@container (min-width: 560px) {
  .time { grid-template-columns: auto minmax(0, 1fr); }
  .cost { grid-column: 1 / -1; }
}
@container (min-width: 640px) {
  .planes, .pictures { grid-template-columns: repeat(2, minmax(0, 1fr)); }
}
`;
