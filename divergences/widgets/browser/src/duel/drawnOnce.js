// A panel that is drawn again only where what it shows has changed: all of it where its place has, its room included, and
// else what moves, if it can be drawn alone.
export function drawnOnce(panel, movable = false) {
  let [place, content] = ["", ""];
  return {
    figure: panel.figure,
    draw(view, newPlace, newContent) {
      if (newPlace === place && newContent === content) return;
      if (movable && newPlace === place) {
        panel.entitle(view);
        panel.move(view);
      } else panel.draw(view);
      [place, content] = [newPlace, newContent];
    },
  };
}
