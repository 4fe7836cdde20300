// What readers need who touch the screen, and those whose system chooses the colours.
export const forFingers = `
@media (pointer: coarse) {
  button, select, summary, .choice label, .tools button, .tools .choice label, .chip, .explorer[data-form="compact"] .chip, .racer, .tick-box, input[type="number"] { min-height: 44px !important; }
  button, select, summary, .choice label { min-width: 44px; justify-content: center; }
  .slider input { height: 44px; }
  .slider input::-webkit-slider-thumb { margin-top: -9px; }
}
`;

// Pictures keep the colours that tell their curves apart, on a ground of their own.
export const forForcedColours = `
@media (forced-colors: active) {
  .picture svg, .sample svg { forced-color-adjust: none; background: var(--background); }
  .choice label:has(:checked), .racer:has(:checked), button[aria-pressed="true"] {
    forced-color-adjust: none; background: Highlight !important; color: HighlightText;
  }
  .slider input { forced-color-adjust: none; --q: Highlight; --edge: GrayText; --background: Canvas; --ink: CanvasText; }
  button:focus-visible, select:focus-visible, summary:focus-visible, .racer:has(:focus-visible), .slider input:focus-visible, .chip:has(:focus-visible), .choice label:has(:focus-visible) { outline-color: Highlight; }
  figure { border: 1px solid CanvasText; }
}
`;
