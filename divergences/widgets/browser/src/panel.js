// The frame of one picture: title, a line of words, the drawing, and the message when the drawing fails.
import { html, set, svg, write } from "./dom.js";

export function createPanel(name, createDrawing, actions) {
  const title = html("h3");
  const tools = html("div", { class: "tools" });
  const line = html("p", { class: "line" });
  const picture = html("div", { class: "picture" });
  const problem = html("p", { class: "problem", role: "alert", hidden: "" });
  const figure = html("figure", { "data-panel": name }, title, html("div", { class: "head" }, line, tools), picture, problem);
  const drawing = createDrawing({
    canvas: svg(picture, "svg", { role: "img" }),
    tools,
    actions,
  });
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
    picture.hidden = broken;
  }

  // Everything that does not depend on θ, then what does.
  function layout(view) {
    write(title, view.t(`explorer.${name}`));
    guarded(view, () => {
      const { width, height, em } = measure(figure);
      set(picture.firstChild, { width, height, viewBox: `0 0 ${width} ${height}`, "aria-label": view.t(`explorer.${name}`) });
      picture.firstChild.style.fontSize = `${em}px`;
      drawing.layout({ ...view, width, height, em });
      write(line, drawing.update(view) ?? "");
    });
  }

  function update(view) {
    if (!broken) guarded(view, () => write(line, drawing.update(view) ?? ""));
  }

  return { figure, layout, update };
}

// Letters grow with the picture, so that a projector's back row can read them.
function measure(figure) {
  const style = getComputedStyle(figure);
  const inside = figure.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  const width = Math.max(240, Math.round(inside));
  const em = Math.round(10 * Math.min(16, Math.max(12.5, width / 33))) / 10;
  return { width, em, height: Math.round(Math.min(0.72 * width, Math.max(21 * em, 0.42 * width))) };
}
