// What a question and the sum of the answers add to the shared look.
import { styles as shared } from "../kit/styles.js";

export const styles = `${shared}
.predict { gap: 10px; border-left: 5px solid var(--p); }
.predict[data-verdict="right"] { border-left-color: var(--em); }
.predict[data-verdict="wrong"] { border-left-color: var(--js); }
.predict legend { font-size: 1.1em; padding-bottom: 8px; text-wrap: pretty; }
.option { display: flex; gap: 10px; align-items: center; min-height: 36px; padding: 4px 10px; border-radius: 8px; cursor: pointer; flex: 1 1 20em; }
.option:hover, .option:has(:checked) { background: var(--control); }
.option input { flex: none; width: 20px; height: 20px; margin: 0; accent-color: var(--p); cursor: inherit; }
.option:has(:disabled) { cursor: default; }
.option:has(:focus-visible) { outline: 3px solid var(--p); outline-offset: 1px; }
.option b { margin-inline-start: auto; flex: none; color: color-mix(in oklab, var(--js) 75%, var(--ink)); font-weight: 650; }
.option[data-mark="answer"] b { color: color-mix(in oklab, var(--em) 75%, var(--ink)); }
.row { display: flex; flex-wrap: wrap; gap: 0 12px; align-items: center; }
.hands { display: flex; flex: 1 1 12em; gap: 10px; align-items: center; padding: 2px 10px; }
.hands input { width: 4.6em; min-height: 32px; font: inherit; color: inherit; background: var(--background);
  border: 1px solid var(--edge); border-radius: 8px; padding: 2px 6px; }
.hands .room { flex: 1; height: 16px; border-radius: 4px; background: var(--control); }
.hands .bar { display: block; height: 100%; border-radius: 4px; background: var(--q); }
.row[data-mark="answer"] .bar { background: var(--em); }
.acts { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.acts button { padding-inline: 16px; min-height: 36px; }
.acts .strong { font-weight: 650; border-color: var(--ink); }
.acts .plain { background: none; border-color: transparent; text-decoration: underline; padding-inline: 8px; }
.veil { padding: 14px 16px; border: 2px dashed var(--edge); border-radius: 10px; color: var(--quiet); text-align: center; text-wrap: balance;
  background: repeating-linear-gradient(-45deg, transparent 0 9px, var(--control) 9px 18px); }
.veil span { background: var(--background); padding: 2px 10px; border-radius: 6px; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.said { text-wrap: pretty; }
.said:focus { outline: none; }
.number { --thumb: 24px; max-width: 620px; }
.number .line { position: relative; padding: 30px 0; }
.number input { width: 100%; height: var(--thumb); margin: 0; display: block; accent-color: var(--q); cursor: grab; touch-action: pan-y; }
.number input:disabled { cursor: default; }
.number :is(.yours, .truth, .marks span) { position: absolute; transform: translateX(-50%); white-space: nowrap; }
.number [data-side="start"] { transform: translateX(-12px); }
.number [data-side="end"] { transform: translateX(calc(-100% + 12px)); }
.number .yours { bottom: 2px; font-weight: 650; color: color-mix(in oklab, var(--q) 60%, var(--ink)); }
.number .truth { top: 2px; font-weight: 650; color: color-mix(in oklab, var(--em) 75%, var(--ink)); }
.number .truth::after { content: ""; position: absolute; left: 50%; top: 100%; height: 34px; border-left: 3px solid var(--em); transform: translateX(-50%); }
.number .truth[data-side="start"]::after { left: 12px; }
.number .truth[data-side="end"]::after { left: calc(100% - 12px); }
.number .marks { position: relative; height: 1.6em; color: var(--quiet); font-size: 0.9em; }
.sketch { cursor: crosshair; touch-action: none; max-width: 620px; border-radius: 8px; }
.sketch[data-open="true"] { cursor: default; touch-action: auto; }
.sketch:focus-visible { outline: 3px solid var(--p); }
.sketch svg { display: block; font-size: 14px; background: var(--panel); border-radius: 8px; }
.sketch .drawn { fill: none; stroke: var(--q); stroke-width: 3; stroke-linecap: round; stroke-linejoin: round; }
.sketch .truth path { fill: none; stroke: var(--js); stroke-width: 4; stroke-linecap: round; stroke-linejoin: round; }
.sketch .cross { stroke: var(--ink); stroke-width: 2; }
.key { display: flex; flex-wrap: wrap; gap: 4px 18px; color: var(--quiet); }
.key i { display: inline-block; width: 26px; border-top: 4px solid var(--c); vertical-align: middle; margin-inline-end: 7px; }
.piles svg { display: block; margin-inline: auto; font-size: 16px; user-select: none; -webkit-user-select: none; }
.piles .ribbon path { fill: none; stroke-linecap: butt; }
.piles .ribbon .flow { stroke: var(--em); stroke-opacity: 0.5; }
.piles .ribbon .reach { stroke: transparent; pointer-events: stroke; touch-action: none; cursor: ns-resize; }
.piles .ribbon:hover .flow { stroke-opacity: 0.75; }
.piles circle { fill: var(--c); pointer-events: none; }
.piles text { pointer-events: none; }
.piles .name { font-size: 1.2em; font-weight: 650; }
.carry { display: grid; gap: 6px; justify-self: center; width: min(100%, 560px); }
.carry input { width: 100%; height: 32px; margin: 0; accent-color: var(--em); touch-action: pan-y; }
.piles .total { font-size: 1.35em; font-weight: 650; text-align: center; }
.piles .terms { text-align: center; color: var(--quiet); }
.answers ul { margin: 0; padding-inline-start: 1.4em; display: grid; gap: 4px; }
.answers .kept { color: var(--quiet); font-size: 0.93em; }
`;
