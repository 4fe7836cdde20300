// The frame of one picture: title, a line of words, the drawing, its own controls, and the message when drawing fails.
import { html, set, svg, write } from "../kit/dom.js";
import { measureOnStage, widthInside } from "../kit/sizes.js";

export function createPanel(name, Drawing, actions) {
  const title = html("h3");
  const tools = html("div", { class: "tools" });
  const line = html("p", { class: "line" });
  const picture = html("div", { class: "picture" });
  const below = html("div", { class: "below" });
  const problem = html("p", { class: "problem", role: "alert", hidden: "" });
  const head = html("div", { class: "head" }, line, tools);
  const figure = html("figure", { "data-panel": name }, title, head, picture, below, problem);
  const canvas = svg(picture, "svg", { role: "img" });
  let words = line;
  const drawing = new Drawing({ canvas, tools, below, actions, say: (said) => write(words, said) });
  // Words that change with every θ get a box of their own, so that the browser lays out nothing else for them.
  if (drawing.live) {
    words = html("span", { class: "live" });
    line.append(words);
  }
  let broken = false;

  function guarded(view, work) {
    try {
      work();
      broken = false;
    } catch (error) {
      broken = true;
      write(problem, view.t("explorer.panelFailed", { reason: error.message }));
    }
    if (problem.hidden !== broken) return; // setting an attribute to its present value is not free
    problem.hidden = !broken;
    picture.hidden = below.hidden = broken;
  }

  // Everything that does not depend on θ, then what does. What `more` gives is added to the picture's height.
  function layout(view, more = 0) {
    write(title, view.t(`explorer.${name}`));
    set(figure, { "aria-label": view.t(`explorer.${name}`) });
    guarded(view, () => {
      // What fills a screen has the height that its own words leave, so these come first.
      for (let pass = view.fill ? 2 : 1; pass > 0; pass--) {
        const { width, em, ...own } = measure(figure, picture, drawing.rows ?? 21, view);
        const height = own.height + more;
        set(canvas, { width, height, viewBox: `0 0 ${width} ${height}`, "aria-label": view.t(`explorer.${name}`) });
        canvas.style.fontSize = `${em}px`;
        drawing.layout({ ...view, width, height, em });
        write(words, drawing.update(view) ?? "");
      }
    });
  }

  // Beside a taller neighbour the picture grows to the same height, up to the aspect ratio of a portrait.
  function stretch(view) {
    const { marginTop, marginBottom } = getComputedStyle(picture);
    const room = Math.floor(parseFloat(marginTop) + parseFloat(marginBottom));
    const most = 1.4 * canvas.clientWidth - canvas.clientHeight;
    if (!view.fill && Math.min(room, most) > 8) layout(view, Math.min(room, Math.round(most)));
  }

  // What fills a screen is drawn anew where words of more or fewer lines have changed the room for it.
  function update(view) {
    if (!broken) guarded(view, () => write(words, drawing.update(view) ?? ""));
    if (view.fill && !broken && picture.clientHeight !== canvas.height.baseVal.value) layout(view);
  }

  return { figure, layout, stretch, update, toggle: () => drawing.toggle(), destroy: () => drawing.destroy?.() };
}

// Letters grow with the picture, so that a projector's back row can read them; `rows` is its height in letters. Two rows
// of pictures are kept low enough to share one screen; what is presented fills it.
function measure(figure, picture, rows, { state, wide, fill }) {
  const width = widthInside(figure);
  if (fill) return measureOnStage(width, picture, rows);
  const low = wide && state.panels.length > 3;
  const [least, most, share] = state.presenter ? [19.6, 24, 28] : low ? [13.1, 14, 38] : [13.1, 16, 33];
  const em = Math.round(10 * Math.min(most, Math.max(least, width / share))) / 10;
  const across = !wide && !state.presenter && width > 600 && state.panels.length > 1;
  const height = across
    ? 0.85 * rows * em
    : low
      ? 0.82 * rows * em
      : Math.min((rows / 29) * width, Math.max(rows * em, 0.42 * width));
  return { width, em, height: Math.round(height) };
}
