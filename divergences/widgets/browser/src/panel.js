// The frame of one picture: title, a line of words, the drawing, its own controls, and the message when drawing fails.
import { html, set, svg, write } from "./dom.js";

export function createPanel(name, createDrawing, actions) {
  const title = html("h3");
  const tools = html("div", { class: "tools" });
  const line = html("p", { class: "line" });
  const picture = html("div", { class: "picture" });
  const below = html("div", { class: "below" });
  const problem = html("p", { class: "problem", role: "alert", hidden: "" });
  const head = html("div", { class: "head" }, line, tools);
  const figure = html("figure", { "data-panel": name }, title, head, picture, below, problem);
  const canvas = svg(picture, "svg", { role: "img" });
  const drawing = createDrawing({ canvas, tools, below, actions });
  let broken = false;

  function guarded(view, work) {
    try {
      work();
      broken = false;
    } catch (error) {
      broken = true;
      write(problem, view.t("explorer.panelFailed", { reason: error.message }));
    }
    problem.hidden = !broken;
    picture.hidden = below.hidden = broken;
  }

  // Everything that does not depend on θ, then what does.
  function layout(view) {
    write(title, view.t(`explorer.${name}`));
    guarded(view, () => {
      const { width, height, em } = measure(figure, drawing.rows ?? 21, view);
      set(canvas, { width, height, viewBox: `0 0 ${width} ${height}`, "aria-label": view.t(`explorer.${name}`) });
      canvas.style.fontSize = `${em}px`;
      drawing.layout({ ...view, width, height, em });
      write(line, drawing.update(view) ?? "");
    });
  }

  function update(view) {
    if (!broken) guarded(view, () => write(line, drawing.update(view) ?? ""));
  }

  return { figure, layout, update, toggle: drawing.toggle, destroy: () => drawing.destroy?.() };
}

// Letters grow with the picture, so that a projector's back row can read them; `rows` is its height in letters. Two rows
// of pictures are kept low enough to share one screen.
function measure(figure, rows, { state, wide }) {
  const style = getComputedStyle(figure);
  const inside = figure.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  const width = Math.max(240, Math.round(inside));
  const low = wide && state.panels.length > 3;
  const [least, most, share] = state.presenter ? [14, 24, 28] : low ? [12, 14, 38] : [12.5, 16, 33];
  const em = Math.round(10 * Math.min(most, Math.max(least, width / share))) / 10;
  const height = low ? 0.82 * rows * em : Math.min((rows / 29) * width, Math.max(rows * em, 0.42 * width));
  return { width, em, height: Math.round(height) };
}
