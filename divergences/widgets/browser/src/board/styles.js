import { styles as shared } from "../kit/styles.js";

export const styles = `${shared}
.board { gap: 12px; grid-template-columns: minmax(0, 1fr); }
.head label { display: flex; flex: 1 1 20em; gap: 10px; align-items: center; font-weight: 650; min-width: 0; }
.head select { flex: 1; min-width: 0; min-height: 40px; }
.head .choice label { flex: none; min-height: 36px; padding-inline: 14px; font-weight: inherit; }
.board img { display: block; width: 100%; max-width: 900px; margin: 0 auto; border-radius: 8px; }
.story { overflow-wrap: anywhere; --jp-content-font-color1: var(--ink); }
.story table { border-collapse: collapse; } .story :is(td, th) { padding: 4px 12px; border-bottom: 1px solid var(--grid); text-align: start; }
.story :is(td, th) + :is(td, th) { overflow-wrap: normal; white-space: nowrap; }
.story pre { font-size: 13px; }
`;
