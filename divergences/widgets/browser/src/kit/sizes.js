// The size of a picture and of its text: from the width inside its frame, or from the screen that it fills.

export function widthInside(figure) {
  const { paddingLeft, paddingRight } = getComputedStyle(figure);
  return Math.max(240, Math.round(figure.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)));
}

export function measureOnStage(width, picture, rows) {
  const height = picture.clientHeight;
  return { width, height, em: Math.round(10 * Math.min(30, Math.max(12.5, Math.min(width / 28, height / rows)))) / 10 };
}
