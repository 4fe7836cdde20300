// Keeps keys from the host's own shortcuts while the focus is inside: an arrow key moves a slider and does not leave the
// cell.

// JupyterLab listens on the document; Notebook 7 does so in the capture phase, before the event reaches the widget. Both
// ignore keys inside an element with this attribute, so it is set only while a key of ours is handled.
const MARK = "data-lm-suppress-shortcuts";

// Keys with which a host selects cells or opens menus; inside a widget they operate the widget.
const CONTROL_KEYS = /^(Arrow|Page|Home$|End$|Enter$| $)/;
export const isCommand = (event) => event.ctrlKey || event.metaKey || event.altKey;
export const isPlain = (event) => !isCommand(event) && !event.shiftKey;
export const isControlKey = (event) => isPlain(event) && CONTROL_KEYS.test(event.key);

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
