import { styles as shared } from "../kit/styles.js";

export const styles = `${shared}
.critic-steps { justify-items: center; }
.critic-steps > * { max-width: 860px; width: 100%; }
.chosen { display: flex; flex-wrap: wrap; gap: 10px 22px; }
.chosen .field { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center; }
.chosen .field > span { font-weight: 600; }
.critic-steps svg { font-size: 15px; overflow: visible; }
.critic-steps .halo { stroke: var(--background); }
.c-r1 { --c: var(--r1); } .c-clip { --c: var(--clip); }
.runs circle { stroke: var(--c); stroke-width: 1.3; fill: var(--c); fill-opacity: 0.55; }
.runs .away { fill-opacity: 0; }
.middle { stroke: var(--ink); stroke-width: 2.5; }
.limit { stroke: var(--ink); stroke-width: 1.2; stroke-dasharray: 5 3; }
.now { font-size: 1.05em; padding-left: 12px; border-left: 4px solid var(--q); text-wrap: pretty; }
.about { color: var(--quiet); font-size: 0.93em; }
@media (prefers-reduced-motion: no-preference) {
  .runs circle { transition: cx 0.5s, fill-opacity 0.3s; }
}
`;
