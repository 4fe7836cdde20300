// Small helpers around the DOM. `each` reuses nodes, so that a change of state moves them instead of making new ones.

const SVG = "http://www.w3.org/2000/svg";

export function html(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  set(node, attributes);
  node.append(...children);
  return node;
}

export function svg(parent, tag, attributes = {}) {
  const node = document.createElementNS(SVG, tag);
  set(node, attributes);
  parent.append(node);
  return node;
}

export function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) node.removeAttribute(name);
    else if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value);
  }
  return node;
}

// Changing an existing text node is cheapest for the browser. Reading it is not free either, so its last text is
// stored.
const written = new WeakMap();
export function write(node, text) {
  if (written.get(node) === text) return node;
  written.set(node, text);
  if (node.firstChild?.nodeType === Node.TEXT_NODE) node.firstChild.data = text;
  else node.textContent = text;
  return node;
}

export function show(node, visible) {
  set(node, { display: visible ? null : "none" });
  return visible;
}

export function each(parent, tag, items, draw) {
  while (parent.children.length > items.length) parent.lastChild.remove();
  while (parent.children.length < items.length) svg(parent, tag);
  for (const [i, item] of items.entries()) draw(parent.children[i], item, i);
}

// Drags along x with mouse, pen or finger; a finger that moves up or down still scrolls the page.
export function dragAlong(node, onMove) {
  let grabbed = null;
  node.style.touchAction = "pan-y pinch-zoom";
  node.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !event.isPrimary) return; // a second finger zooms the page
    grabbed = event.pointerId;
    node.setPointerCapture(event.pointerId);
    onMove(event, true);
    event.preventDefault();
  });
  node.addEventListener("pointermove", (event) => {
    if (event.pointerId === grabbed) onMove(event, false);
  });
  for (const end of ["pointerup", "pointercancel"]) node.addEventListener(end, () => (grabbed = null));
}
