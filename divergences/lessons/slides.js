// The notebook's own page, one heading or question at a time. Cells are hidden, never moved: widgets in them live on.

const STYLE = `
.lesson-slides .jp-Cell[data-off] { display: none !important; }
.lesson-slides { --jp-content-font-size1: clamp(16px, 1.55vw, 26px); --jp-code-font-size: clamp(14px, 1.25vw, 20px); }
.lesson-slides .jp-RenderedHTMLCommon { line-height: 1.5; }
.lesson-slides .jp-WindowedPanel-inner { padding-bottom: 72px; } /* the last line can be scrolled out from under the bar */
.lesson-slides .jp-RenderedHTMLCommon table { font-size: 0.9em; }
.lesson-slides :is(.jp-InputPrompt, .jp-OutputPrompt, .jp-InputCollapser, .jp-OutputCollapser, .jp-Toolbar.jp-cell-toolbar) { display: none; }
.lesson-slides:not([data-code]) .jp-CodeCell .jp-Cell-inputWrapper { display: none; }
.lesson-slides:not([data-notes]) .jp-MarkdownCell[data-note] { display: none !important; }
.lesson-slides-bar { position: fixed; z-index: 1000; right: 24px; bottom: 14px; display: flex; gap: 6px; align-items: center;
  padding: 6px 10px; border-radius: 10px; font: 15px/1.4 system-ui, sans-serif;
  background: var(--jp-layout-color1, Canvas); color: var(--jp-content-font-color1, CanvasText); border: 1px solid var(--jp-border-color1, GrayText); }
.lesson-slides-bar button { font: inherit; color: inherit; min-width: 36px; min-height: 34px; padding: 2px 10px; cursor: pointer;
  border-radius: 8px; border: 1px solid var(--jp-border-color1, GrayText); background: var(--jp-layout-color2, ButtonFace); }
.lesson-slides-bar button[aria-pressed="true"] { box-shadow: inset 0 0 0 2px currentColor; }
.lesson-slides-bar button:disabled { opacity: 0.4; cursor: default; }`;

// A heading starts a slide, and so does a question: two on one slide would let the first one's answer be read too soon.
const STARTS = ".jp-RenderedMarkdown :is(h1, h2), .divergences-predict";

/** @type {(text: string, call: () => void, label?: string) => HTMLButtonElement} */
function button(text, call, label = text) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", textContent: text, title: label });
  made.setAttribute("aria-label", label);
  made.addEventListener("click", call);
  return made;
}

/** A button that sets an attribute of the notebook, by which the style shows code or notes. */
function flip(notebook, name, text) {
  const made = button(text, () => made.setAttribute("aria-pressed", notebook.toggleAttribute(`data-${name}`)));
  made.setAttribute("aria-pressed", notebook.hasAttribute(`data-${name}`));
  return made;
}

/** The number of each cell's slide, from 0 on. */
function slidesOf(cells) {
  let count = 0;
  return cells.map((cell, place) => {
    if (place && cell.querySelector(STARTS)) count++;
    return count;
  });
}

// `turn` does what a key stands for; returns what takes the keys back.
function listenToKeys(turn) {
  const onKey = (event) => {
    if (!(event.key in turn) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    turn[event.key]();
  };
  window.addEventListener("keydown", onKey, true);
  return () => window.removeEventListener("keydown", onKey, true);
}

/** Shows the notebook as slides, from the first on; returns what ends it. */
function present(notebook, words) {
  const cells = [...notebook.querySelectorAll(".jp-Cell")];
  const slideOf = slidesOf(cells);
  const last = slideOf.at(-1) ?? 0;
  for (const cell of cells) {
    const folded = cell.querySelector(".jp-RenderedMarkdown > details > summary")?.textContent ?? "";
    cell.toggleAttribute("data-note", folded.startsWith(words.teacher));
  }
  const style = document.createElement("style");
  style.textContent = STYLE;
  const bar = document.createElement("div");
  const place = document.createElement("span");
  const back = button("‹", () => go(now - 1), words.back);
  const next = button("›", () => go(now + 1), words.next);
  bar.className = "lesson-slides-bar";
  bar.lang = words.tag;
  const flips = ["code", "notes"].map((name) => flip(notebook, name, words[name]));
  bar.append(
    back,
    place,
    next,
    ...flips,
    button("✕", () => close(), words.end),
  );
  place.setAttribute("role", "status");
  document.head.append(style);
  notebook.classList.add("lesson-slides");
  document.body.append(bar);
  let now = 0;

  function go(to) {
    now = Math.max(0, Math.min(last, to));
    cells.forEach((cell, i) => {
      cell.toggleAttribute("data-off", slideOf[i] !== now);
    });
    place.textContent = words.place.replace("{number}", now + 1).replace("{count}", last + 1);
    back.disabled = now === 0;
    next.disabled = now === last;
    for (let node = cells[slideOf.indexOf(now)]; node; node = node.parentElement) node.scrollTop = 0;
  }
  const stopListening = listenToKeys({
    PageDown: () => go(now + 1),
    PageUp: () => go(now - 1),
    Escape: () => close(),
  });
  function close() {
    stopListening();
    for (const cell of cells) cell.removeAttribute("data-off");
    notebook.classList.remove("lesson-slides");
    style.remove();
    bar.remove();
  }
  go(0);
  next.focus();
  return close;
}

function render({ model, el }) {
  const words = model.get("_words");
  let close = () => {};
  const start = button(words.start, () => {
    close();
    close = present(el.closest(".jp-Notebook") ?? document.body, words);
  });
  start.lang = words.tag;
  start.className = "jp-Button jupyter-button";
  start.style.cssText = "width: auto; padding: 0 14px";
  el.append(start);
  return () => {
    close();
    start.remove();
  };
}

export default { render };
