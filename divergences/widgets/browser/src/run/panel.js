// The frame of one picture: title, a line of words, the drawing, and the message when the drawing fails.
import { html, set, svg, write } from "../kit/dom.js";
import { measureOnStage, widthInside } from "../kit/sizes.js";

const ROWS_ON_STAGE = 18; // a picture's height, in letters
// The numbers of an axis have 0.88 of a letter: 12 pixels at least, and 18 for a back row.
const LEAST = 13.7;
const LEAST_ON_STAGE = 20.5;

export function createPanel(name, createDrawing, actions) {
  const title = html("h3");
  const line = html("p", { class: "line" });
  const picture = html("div", { class: "picture" });
  const problem = html("p", { class: "problem", role: "alert", hidden: "" });
  const figure = html("figure", { "data-panel": name }, title, line, picture, problem);
  const canvas = svg(picture, "svg", { role: "img" });
  const drawing = createDrawing({ canvas, actions });
  let size = null;
  let lastSaid;
  let place;

  function entitle(view) {
    const words = drawing.title(view);
    write(title, words);
    set(canvas, { "aria-label": words });
  }

  return {
    figure,
    // What moves between two snapshots, in the picture as it was drawn last.
    move(view) {
      if (size && problem.hidden) drawing.move?.({ ...view, ...size });
    },
    entitle,
    draw(view) {
      try {
        entitle(view);
        problem.hidden = true;
        picture.hidden = false;
        let height = null;
        // What fills a screen has the height that its own words leave, so it is drawn again where they took another.
        for (let pass = 0; pass < 2 && (pass === 0 || (view.fill && picture.clientHeight !== height)); pass++) {
          // To measure makes the browser lay out what was written before: a view that knows its place spares it that.
          if (!size || view.fill || view.place === undefined || view.place !== place)
            size = measure(figure, picture, drawing.shape, view);
          ({ place } = view);
          ({ height } = size);
          set(canvas, { width: size.width, height, viewBox: `0 0 ${size.width} ${height}` });
          canvas.style.fontSize = `${size.em}px`;
          const said = drawing.draw({ ...view, ...size });
          if (said && said !== lastSaid) line.replaceChildren(...[said].flat());
          lastSaid = said ?? lastSaid;
        }
      } catch (error) {
        write(problem, view.t("run.panelFailed", { reason: error.message }));
        problem.hidden = false;
        picture.hidden = true;
      }
    },
  };
}

// Letters grow with the picture, so that a projector's back row can read them.
function measure(figure, picture, shape, { presenter, fill, room = 740 }) {
  const width = widthInside(figure);
  if (fill) {
    const size = measureOnStage(width, picture, ROWS_ON_STAGE);
    return { ...size, em: Math.max(LEAST_ON_STAGE, size.em) };
  }
  const [least, most, share] = presenter ? [LEAST_ON_STAGE, 26, 28] : [LEAST, 16, 33];
  const em = Math.round(10 * Math.min(most, Math.max(least, width / share))) / 10;
  return {
    width,
    em,
    height: Math.round(
      shape === "square" ? Math.min(width, room) : Math.max(12 * em, Math.min(0.42 * width, 20 * em, room / 2)),
    ),
  };
}
