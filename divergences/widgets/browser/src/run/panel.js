// The frame of one picture: title, a line of words, the drawing, and the message when the drawing fails.
import { html, set, svg, write } from "../dom.js";

export function createPanel(name, createDrawing, actions) {
  const title = html("h3");
  const line = html("p", { class: "line" });
  const picture = html("div", { class: "picture" });
  const problem = html("p", { class: "problem", role: "alert", hidden: "" });
  const figure = html("figure", { "data-panel": name }, title, line, picture, problem);
  const drawing = createDrawing({ canvas: svg(picture, "svg", { role: "img" }), actions });

  return {
    figure,
    draw(view) {
      try {
        const words = drawing.title(view);
        write(title, words);
        const { width, height, em } = measure(figure, drawing.shape);
        set(picture.firstChild, { width, height, viewBox: `0 0 ${width} ${height}`, "aria-label": words });
        picture.firstChild.style.fontSize = `${em}px`;
        const said = drawing.draw({ ...view, width, height, em });
        if (typeof said === "string") write(line, said);
        else line.replaceChildren(...said);
        problem.hidden = true;
      } catch (error) {
        write(problem, view.t("run.panelFailed", { reason: error.message }));
        problem.hidden = false;
      }
      picture.hidden = !problem.hidden;
    },
  };
}

// Letters grow with the picture, so that a projector's back row can read them.
function measure(figure, shape) {
  const style = getComputedStyle(figure);
  const inside = figure.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  const width = Math.max(240, Math.round(inside));
  const em = Math.round(10 * Math.min(16, Math.max(12.5, width / 33))) / 10;
  return { width, em, height: Math.round(shape === "square" ? Math.min(width, 740) : Math.max(13.5 * em, Math.min(0.42 * width, 20 * em))) };
}
