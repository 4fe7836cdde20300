// A short film of a run, from its first frame to the newest: WebM, recorded from a canvas that each picture is drawn on.
import { imageOf, picture } from "../kit/picture.js";

const PICTURES = 120;
const BREAK = 80; // milliseconds between two pictures
const LAST = 20; // times that the last one is recorded
const TYPE = "video/webm";

export const canFilm = () =>
  typeof MediaRecorder === "function" &&
  MediaRecorder.isTypeSupported(TYPE) &&
  "captureStream" in HTMLCanvasElement.prototype;

/** @type {(milliseconds: number) => Promise<void>} */
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

// A canvas is recorded when it is painted, which a page in the background is not.
const painted = () => Promise.race([pause(1000), new Promise((done) => requestAnimationFrame(() => setTimeout(done)))]);

/** @param {any} view  the DuelView @returns {Promise<Blob>} */
export async function film(view) {
  const { match } = view;
  match.pause();
  view.say("duel.filming");
  const last = match.count - 1;
  const count = Math.min(PICTURES, last + 1);
  const shown = Array.from({ length: count }, (_, i) => Math.round((i * last) / Math.max(1, count - 1)));
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const parts = [];
  let [recorder, track] = [null, null];
  try {
    for (const index of [...shown, ...Array(LAST).fill(last)]) {
      if (view.match !== match) throw new Error("closed");
      view.filmed = index;
      view.draw();
      const drawn = picture(view.section);
      const image = await imageOf(drawn);
      if (!recorder) {
        [canvas.width, canvas.height] = [drawn.width, drawn.height];
        const stream = canvas.captureStream(0); // a picture when it is asked for, and no other
        track = /** @type {CanvasCaptureMediaStreamTrack} */ (stream.getVideoTracks()[0]);
        recorder = new MediaRecorder(stream, { mimeType: TYPE, videoBitsPerSecond: 4e6 });
        recorder.ondataavailable = ({ data }) => parts.push(data);
        recorder.start();
      }
      track.requestFrame();
      pen.fillStyle = drawn.ground;
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(image, 0, 0);
      await Promise.all([painted(), pause(BREAK)]);
    }
    await new Promise((done) => {
      recorder.onstop = done;
      recorder.stop();
    });
  } finally {
    view.filmed = -1;
    view.watching.schedule();
  }
  return new Blob(parts, { type: TYPE });
}
