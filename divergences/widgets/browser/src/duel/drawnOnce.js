// A panel that is drawn again only where what it shows, or its room, has changed: `key` says what it shows.
export function drawnOnce(panel) {
  let drawn = "";
  return {
    figure: panel.figure,
    draw(view, key) {
      const { clientWidth, clientHeight } = panel.figure;
      const wanted = `${key} ${clientWidth} ${view.fill ? clientHeight : ""}`;
      if (wanted === drawn) return;
      drawn = wanted;
      panel.draw(view);
    },
  };
}
