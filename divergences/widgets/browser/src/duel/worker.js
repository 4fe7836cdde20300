// One side of a duel, off the main thread: it answers each message with what the training says.
import { Training } from "./training.js";

/** @type {Training | null} */
let training = null;

/** @param {any} said */
function answer(said) {
  const { frame, snapshot, weights } = said;
  const arrays = frame ? [frame, ...Object.values(snapshot), ...Object.values(weights)].filter(ArrayBuffer.isView) : [];
  self.postMessage(said, { transfer: arrays.map((array) => array.buffer) });
}

self.onmessage = ({ data }) => {
  try {
    if (data.kind === "switch") return training?.switch();
    if (data.kind === "start") {
      training = new Training(data.task);
      answer(training.begin());
    }
    answer(/** @type {Training} */ (training).advance(data.steps ?? 0));
  } catch (error) {
    self.postMessage({ kind: "failed", reason: error instanceof Error ? error.message : String(error) });
  }
};
