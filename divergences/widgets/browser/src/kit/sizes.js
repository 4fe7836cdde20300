// The size of a picture and of its text: from the width inside its frame, or from the screen that it fills.

export function widthInside(figure) {
  const { paddingLeft, paddingRight } = getComputedStyle(figure);
  return Math.max(160, Math.round(figure.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)));
}

// The smallest text of a picture is 0.92 of a letter: 18 pixels for a back row.
const LEAST_ON_STAGE = 19.6;

export function measureOnStage(width, picture, rows) {
  const height = picture.clientHeight;
  const em = Math.min(30, Math.max(LEAST_ON_STAGE, Math.min(width / 28, height / rows)));
  return { width, height, em: Math.round(10 * em) / 10 };
}
