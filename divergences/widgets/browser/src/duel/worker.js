// One side of a duel, off the main thread: it trains as far as it is told, and answers with a frame.
import { Run } from "../train/run.js";

const SAMPLES = 2000; // of the score that is shown while it trains
/** @type {Run | null} */
let run = null;

/** @param {number} steps */
function advance(steps) {
  if (!run) return;
  run.advance(steps);
  const { step, divergedAt } = run.trainer;
  const frame = run.frame();
  const said = {
    kind: "frame",
    frame,
    step,
    divergedAt,
    score: run.score(SAMPLES),
    seconds: run.seconds,
    over: run.over,
  };
  self.postMessage(said, { transfer: [frame.buffer] });
}

self.onmessage = ({ data }) => {
  try {
    if (data.kind === "advance") return advance(data.steps);
    run = new Run(data.task);
    const real = run.real();
    const { size, modes } = run.data;
    self.postMessage({
      kind: "begin",
      real,
      size,
      modes: modes?.length ?? 0,
      engine: run.engine,
      steps: run.config.steps,
    });
    advance(0);
  } catch (error) {
    self.postMessage({ kind: "failed", reason: error instanceof Error ? error.message : String(error) });
  }
};
