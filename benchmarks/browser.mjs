// What `benchmarks/browser.py` measures: one run of the browser's trainer in Node.js, whose V8 is Chromium's.
import { readFileSync } from "node:fs";
import { Run } from "../divergences/widgets/browser/src/train/run.js";

const WARM_UP = 60; // steps, until V8 has compiled what it will compile

const { task, steps, engine, samples } = JSON.parse(readFileSync(0, "utf8"));
const run = new Run(task, engine);

/** Seconds of this thread alone: what V8's own threads do beside it costs no step. */
function threadSeconds() {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e6;
}

if (samples) {
  const start = threadSeconds();
  run.advance(run.config.steps);
  const seconds = threadSeconds() - start;
  process.stdout.write(JSON.stringify({ seconds, score: run.score(samples), engine: run.engine }));
} else {
  run.advance(WARM_UP);
  const start = threadSeconds();
  run.advance(steps);
  process.stdout.write(JSON.stringify({ seconds: (threadSeconds() - start) / steps, engine: run.engine }));
}
