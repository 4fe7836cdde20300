// Redraws a view when one of its traits, its size or the page's colours change; changes that come together are drawn once.
import { watchTheme } from "./theme.js";

export function watch(model, traits, host, draw) {
  let frame = null;
  const schedule = () => (frame ??= requestAnimationFrame(drawNow));
  function drawNow() {
    frame = null;
    if (host.clientWidth) draw();
  }
  const changes = traits.map((name) => `change:${name}`);
  for (const one of changes) model.on(one, schedule);
  const size = new ResizeObserver(schedule);
  size.observe(host);
  const unwatchTheme = watchTheme(schedule);
  schedule();
  return {
    schedule,
    stop() {
      for (const one of changes) model.off(one, schedule);
      size.disconnect();
      unwatchTheme();
      if (frame !== null) cancelAnimationFrame(frame);
    },
  };
}
