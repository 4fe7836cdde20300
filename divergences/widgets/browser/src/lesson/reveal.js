// What follows a question: HTML, or a child widget that the host draws. Nothing of it is in the page before that.
import { html } from "../kit/dom.js";

const CHILD = "IPY_MODEL_";

/** @param {any} model the question's @param {string[]} entries @param {HTMLElement} element */
export function reveal(model, entries, element) {
  const views = [];
  let closed = false;
  for (const entry of entries) {
    const place = html("div", { class: "divergences-follows", style: "padding-top: 12px" });
    element.append(place);
    if (entry.startsWith(CHILD)) drawChild(entry.slice(CHILD.length), place);
    else {
      place.classList.add("jp-RenderedHTMLCommon", "jp-RenderedHTML");
      place.innerHTML = entry;
    }
  }

  async function drawChild(id, place) {
    const child = await model.widget_manager.get_model(id);
    const view = await model.widget_manager.create_view(child);
    if (closed) return view.remove();
    views.push(view);
    place.append(view.el);
  }

  return () => {
    closed = true;
    for (const view of views) view.remove();
    element.replaceChildren();
  };
}
