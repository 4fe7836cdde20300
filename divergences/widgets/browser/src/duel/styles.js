// What a duel needs beyond the look of a run.
import { padStyles } from "../pad/styles.js";
import { styles as shared } from "../run/styles.js";

export const styles = `${shared}${padStyles}
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
.side > button { justify-self: start; }
.duel[data-fill] .side > button { display: none; }
.verdict { min-height: 4.4em; padding-left: 12px; border-left: 4px solid var(--c, var(--grid)); text-wrap: pretty; }
.pictures { display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); }
.duel .line { flex: none; min-height: 1.4em; }
.duel figure[data-panel="plane"] svg { margin-inline: auto; }
.drawing > summary { justify-self: start; width: fit-content; font-weight: 600; }
.drawing .work { padding-top: 10px; }
.duel[data-presenter] .verdict { font-size: 1.1em; }
.duel[data-fill] { display: grid; gap: 8px 12px; grid-template: auto minmax(0, 1fr) auto / minmax(0, 2fr) minmax(0, 1fr); }
.duel[data-fill] > :is(.settings, .intro, .drawing), .duel[data-fill] :is(.cost, .side > .field) { display: none; }
.duel[data-fill] .top { position: absolute; inset: 10px 18px auto auto; }
.duel[data-fill] > * { grid-column: 1 / -1; }
.duel[data-fill] .time { margin: 0; padding-right: 17em; }
.duel[data-fill] > :is(.planes, .pictures) { grid-row: 2; grid-template-columns: minmax(0, 1fr); }
.duel[data-fill] > .planes { grid-column: 1; grid-template-columns: repeat(2, minmax(0, 1fr)); }
.duel[data-fill] > .pictures { grid-column: 2; grid-auto-rows: minmax(0, 1fr); }
.duel[data-fill] .side { display: flex; flex-direction: column; gap: 6px; }
.duel[data-fill] .side figure { flex: 1; }
.duel[data-fill] .verdict { min-height: 3em; font-size: 0.9em; }
.duel[data-fill] .pictures .picture { flex-basis: 6em; }
.duel[data-fill] .pictures .line { display: none; }
.duel[data-fill] .keys { margin: 0; grid-row: 3; }
@media (max-height: 850px) {
  .duel[data-fill] .pictures figure:nth-child(3) { display: none; }
}
@container (min-width: 560px) {
  .time { grid-template-columns: auto minmax(0, 1fr); }
  .cost { grid-column: 1 / -1; }
}
@container (min-width: 640px) {
  .planes, .pictures { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .pictures[data-count="3"] figure:last-child { grid-column: 1 / -1; }
}
@container (min-width: 1000px) {
  .pictures[data-count="3"] { grid-template-columns: repeat(3, minmax(0, 1fr)); }
  .pictures[data-count="3"] figure:last-child { grid-column: auto; }
}
`;
