// Keeps keys from the host's own shortcuts while the focus is inside: an arrow shall move a slider, not leave the cell.

// JupyterLab listens on the document, some hosts built on it (Notebook 7) before the event has come down to us. Both
// leave alone what carries this mark, so it is there for just as long as one of our keys takes.
const MARK = "data-lm-suppress-shortcuts";

// What moves a host's cells and opens its menus; inside a widget it works the widget.
const WORKING = /^(Arrow|Page|Home$|End$|Enter$| $)/;
export const isCommand = (event) => event.ctrlKey || event.metaKey || event.altKey;
export const isPlain = (event) => !isCommand(event) && !event.shiftKey;
export const worksControl = (event) => isPlain(event) && WORKING.test(event.key);

export function keepKeys(host, isOurs) {
  const before = (event) => {
    const ours = event.composedPath().includes(host) && isOurs(event);
    host.removeAttribute(MARK); // keys can come faster than timers
    if (!ours) return;
    host.setAttribute(MARK, "true");
    setTimeout(() => host.removeAttribute(MARK));
  };
  const after = (event) => {
    if (isOurs(event)) event.stopPropagation();
  };
  window.addEventListener("keydown", before, true);
  host.addEventListener("keydown", after);
  return () => window.removeEventListener("keydown", before, true);
}
