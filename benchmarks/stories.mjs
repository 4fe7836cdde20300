// What `benchmarks/stories.py` asks: the settings of each story, or one side trained as the page trains and judges it.
import { readFileSync } from "node:fs";
import { stride } from "../divergences/widgets/browser/src/duel/pace.js";
import { Recording } from "../divergences/widgets/browser/src/duel/recording.js";
import { readState, STORIES, tasksOf } from "../divergences/widgets/browser/src/duel/state.js";
import { Training } from "../divergences/widgets/browser/src/duel/training.js";
import { verdict } from "../divergences/widgets/browser/src/duel/verdict.js";

function play(task, until) {
  const training = new Training(task);
  const recording = new Recording(task);
  recording.about = training.begin();
  recording.add(training.advance(0));
  while (!recording.done && recording.step < until)
    recording.add(training.advance(stride(recording.step, recording.about.steps)));
  const network = recording.network();
  const score = recording.scores.at(-1);
  return {
    verdicts: recording.scores.map((_, index) => verdict(network, index, recording.scores)?.kind ?? "none"),
    steps: network.series("step"),
    pulls: network.series("pull"),
    distances: network.series("distance"),
    floor: recording.about.floor,
    modes: score && { recovered: score.recovered, of: score.counts.length, within_3sd: score.within_3sd },
  };
}

const { kind, until, ...given } = JSON.parse(readFileSync(0, "utf8"));
const wanted = { language: "en", left: kind, ...given };
const answer = kind ? play(tasksOf(readState({ get: (name) => wanted[name] }))[0], until ?? Infinity) : STORIES;
process.stdout.write(JSON.stringify(answer));
