// A panel that is drawn again only where what it shows has changed: `key` says what that is, its room included.
export function drawnOnce(panel) {
  let drawn = "";
  return {
    figure: panel.figure,
    draw(view, key) {
      if (key === drawn) return;
      drawn = key;
      panel.draw(view);
    },
  };
}
