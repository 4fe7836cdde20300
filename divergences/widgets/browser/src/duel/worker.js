// One side of a duel, off the main thread: it trains as far as it is told, and answers with a frame.
import { packFrame } from "../train/frames.js";
import { Run } from "../train/run.js";
import { npz } from "./npz.js";
import { Recording } from "./recording.js";

const SAMPLES = 2000; // of the score that is shown while it trains
const recording = new Recording();
/** @type {Run | null} */
let run = null;

/** @param {number} steps */
function advance(steps) {
  if (!run) return;
  run.advance(steps);
  const snapshot = run.snapshot();
  recording.add(snapshot);
  const frame = packFrame(snapshot, run.data.size);
  const { step, divergedAt } = run.trainer;
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

/** @param {any} task */
function start(task) {
  run = new Run(task);
  const real = run.real();
  const { size, modes } = run.data;
  const { engine, config } = run;
  const { floor } = run.measure();
  self.postMessage({ kind: "begin", real, size, modes: modes?.length ?? 0, engine, steps: config.steps, floor });
  advance(0);
}

function save() {
  if (!run) return;
  try {
    self.postMessage({ kind: "saved", file: npz(recording.entries(run)) });
  } catch (error) {
    self.postMessage({ kind: "saved", reason: reasonOf(error) });
  }
}

const reasonOf = (/** @type {unknown} */ error) => (error instanceof Error ? error.message : String(error));

self.onmessage = ({ data }) => {
  try {
    if (data.kind === "start") start(data.task);
    else if (data.kind === "advance") advance(data.steps);
    else save();
  } catch (error) {
    self.postMessage({ kind: "failed", reason: reasonOf(error) });
  }
};
