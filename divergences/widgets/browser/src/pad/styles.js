// What the pad needs beyond the explorer's look; a view that holds one needs `padStyles` alone.
import { styles as shared } from "../kit/styles.js";

export const padStyles = `
.work { display: grid; gap: 10px; grid-template-columns: minmax(0, 1fr); justify-items: start; }
.work .line { flex: none; max-width: 60em; }
.area { max-width: 100%; border-radius: 8px; outline-offset: 2px; }
.area:focus { outline: none; }
.area:focus-visible { outline: 3px solid var(--p); }
.area svg { display: block; }
.ground { fill: var(--panel); stroke: var(--grid); }
.area { cursor: crosshair; touch-action: none; user-select: none; }
.area .points { fill: none; stroke: var(--c); stroke-linecap: round; stroke-opacity: 0.75; }
.cross { fill: none; stroke: var(--q); stroke-width: 2; visibility: hidden; }
.area:focus-visible .cross { visibility: visible; }
.pad-tools { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.count { font-variant-numeric: tabular-nums; font-weight: 600; }
@container (min-width: 680px) {
  .work { grid-template: "area how" auto "area brush" auto "area count" 1fr / auto minmax(0, 1fr); column-gap: 20px; }
  .work .area { grid-area: area; }
  .work .line { grid-area: how; padding-top: 8px; }
}
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

export const styles = shared + padStyles;
