// What the tests ask of the trainer, in Node and in Chromium alike: run(name, given) with plain JSON in and out, arrays as
// base64 of float64.
import { decode, encode } from "../../../divergences/widgets/browser/src/duel/drawing.js";
import { Assignment } from "../../../divergences/widgets/browser/src/train/assignment.js";
import { compiledKernels, RESERVED } from "../../../divergences/widgets/browser/src/train/compiledKernels.js";
import { completeConfig } from "../../../divergences/widgets/browser/src/train/config.js";
import { chooseData } from "../../../divergences/widgets/browser/src/train/data.js";
import { packFrame, packReal } from "../../../divergences/widgets/browser/src/train/frames.js";
import { circle, exp, log, sigmoid, softplus } from "../../../divergences/widgets/browser/src/train/functions.js";
import { Memory } from "../../../divergences/widgets/browser/src/train/memory.js";
import { OBJECTIVES } from "../../../divergences/widgets/browser/src/train/objectives.js";
import { OPTIMIZERS } from "../../../divergences/widgets/browser/src/train/optimizers.js";
import { PENALTIES } from "../../../divergences/widgets/browser/src/train/penalties.js";
import { plainKernels } from "../../../divergences/widgets/browser/src/train/plainKernels.js";
import { Run } from "../../../divergences/widgets/browser/src/train/run.js";
import { scoreModes } from "../../../divergences/widgets/browser/src/train/score.js";
import { Snapshots } from "../../../divergences/widgets/browser/src/train/snapshots.js";
import { Stream } from "../../../divergences/widgets/browser/src/train/streams.js";
import { Trainer } from "../../../divergences/widgets/browser/src/train/trainer.js";

import { differences, sparseDifferences } from "./kernels.mjs";

const BYTES = 2 ** 26;

function unpacked(text) {
  return new Float64Array(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer);
}

function packed(numbers) {
  const bytes = new Uint8Array(Float64Array.from(numbers).buffer);
  let text = "";
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}

// "simd": the compiled kernels; "plain": JavaScript in single precision; "double": the same in double precision.
function kernelsAndMemory(arithmetic) {
  if (arithmetic === "simd") {
    const { kernels, buffer } = compiledKernels(BYTES);
    return { kernels, memory: new Memory(buffer, RESERVED) };
  }
  return {
    kernels: plainKernels,
    memory: new Memory(new ArrayBuffer(BYTES), 0, arithmetic === "plain" ? Float32Array : Float64Array),
  };
}

function trainerOf({ arithmetic, config, critic, generator, wrongSign }) {
  const { kernels, memory } = kernelsAndMemory(arithmetic);
  const trainer = new Trainer(kernels, memory, completeConfig(config), wrongSign);
  trainer.startFrom(unpacked(critic), unpacked(generator));
  const floats = (text) => {
    const from = unpacked(text);
    const to = memory.floats(from.length);
    to.set(from);
    return to;
  };
  return { trainer, memory, floats };
}

const weights = ({ critic, generator, averaged }) => ({
  critic: packed(critic.flat),
  generator: packed(generator.flat),
  averaged: packed(averaged.flat),
});

const TASKS = {
  names: () => ({
    objectives: Object.keys(OBJECTIVES),
    penalties: Object.keys(PENALTIES),
    optimizers: Object.keys(OPTIMIZERS),
  }),

  /** @param {any} given */
  gradients({ real, fake, alpha, noise, ...given }) {
    const { trainer, floats } = trainerOf(given);
    return {
      critic: packed(trainer.criticGradient(floats(real), floats(fake), floats(alpha))),
      generator: packed(trainer.generatorGradient(floats(noise))),
    };
  },

  /** @param {any} given */
  steps({ blocks, ...given }) {
    const { trainer } = trainerOf(given);
    for (const block of blocks) {
      const [real, alpha, noise] = block.map(unpacked);
      trainer.advance(real, alpha, noise);
    }
    return { ...weights(trainer), divergedAt: trainer.divergedAt };
  },

  // A run from the given start and random numbers, and the samples of its reported generator from the given noise.
  /** @param {any} given */
  wholeRun({ real, alpha, noise, fresh, ...given }) {
    const { trainer, memory } = trainerOf(given);
    const { batch, steps } = trainer.config;
    const [x, a, z] = [real, alpha, noise].map(unpacked);
    for (let i = 0; i < steps; i++)
      trainer.advance(
        x.subarray(2 * batch * i, 2 * batch * (i + 1)),
        a.subarray(batch * i, batch * (i + 1)),
        z.subarray(4 * batch * i, 4 * batch * (i + 1)),
      );
    const data = chooseData(trainer.config.data);
    const left = unpacked(fresh);
    let at = 0;
    const stream = /** @type {Stream} */ ({ normal: () => left[at++] });
    return { samples: packed(new Snapshots(memory, trainer, data, 0).generate(left.length / 2, stream)) };
  },

  kernels({ shapes, arithmetic }) {
    const { kernels, memory } = kernelsAndMemory(arithmetic);
    return differences(kernels, memory, shapes);
  },

  sparseKernels({ shapes, share }) {
    const { kernels, memory } = kernelsAndMemory("simd");
    return sparseDifferences(kernels, memory, shapes, share);
  },

  functions: ({ name, at }) => {
    const x = [...unpacked(at)];
    if (name === "circle") return [0, 1].map((part) => packed(x.map((each) => circle(each)[part])));
    return [packed(x.map({ exp, log, sigmoid, softplus }[name]))];
  },

  normals({ seed, count }) {
    const stream = new Stream(seed, "training");
    return packed(Array.from({ length: count }, () => stream.normal()));
  },

  bits({ seed, count }) {
    const stream = new Stream(seed, "training");
    return Array.from({ length: count }, () => stream.next());
  },

  points({ name, own, noise, uniform, normal }) {
    const data = chooseData(name, own, noise);
    const [u, z] = [uniform, normal].map(unpacked);
    const points = [];
    for (let at = 0; at < u.length; at += 2) points.push(...data.draw([u[at], u[at + 1]], [z[at], z[at + 1]]));
    return { points: packed(points), size: data.size, scale: data.scale, spread: data.spread, modes: data.modes };
  },

  frames: ({ snapshots, size, real }) => ({
    frames: snapshots.map(({ arrays, numbers }) => {
      const parts = Object.fromEntries(Object.entries(arrays).map(([name, text]) => [name, unpacked(text)]));
      return [...packFrame({ ...numbers, ...parts }, size)];
    }),
    real: [...packReal(unpacked(real), size)],
  }),

  // A snapshot of a trainer in this state, with these fixed numbers.
  /** @param {any} given */
  snapshot({ real, noise, alpha, ...given }) {
    const { trainer, memory } = trainerOf(given);
    const snapshots = new Snapshots(memory, trainer, chooseData(trainer.config.data), 0);
    snapshots.real.set(unpacked(real));
    snapshots.noise.set(unpacked(noise));
    snapshots.alpha.set(unpacked(alpha));
    const { samples, pull, critic, slopes, ...numbers } = snapshots.take(0);
    return { ...numbers, samples: packed(samples), pull: packed(pull), critic: packed(critic), slopes: packed(slopes) };
  },

  scores: ({ samples, modes, spread }) => scoreModes(unpacked(samples), modes, spread),

  run({ task, steps, engine, count }) {
    const run = new Run(task, engine);
    const first = run.frame().length;
    run.advance(steps);
    const { step, divergedAt } = run.trainer;
    return {
      ...weights(run.trainer),
      engine: run.engine,
      bytes: first,
      step,
      divergedAt,
      over: run.over,
      score: run.score(count ?? 512),
      real: run.real().length,
    };
  },

  drawing: ({ points, text }) => ({ text: encode(points), points: decode(text) }),

  // One solver after the other: of each pair of samples the distance, and the value of its potentials where they are feasible.
  distances({ pairs }) {
    const solver = new Assignment(unpacked(pairs[0][0]).length / 2);
    const { count } = solver;
    return pairs.map((pair) => {
      const [a, b] = pair.map(unpacked);
      const distance = solver.distance(a, b);
      let excess = 0;
      for (let i = 0; i < count; i++)
        for (let j = 0; j < count; j++)
          excess = Math.max(excess, solver.source[i] + solver.target[j] - solver.costs[i * count + j]);
      const dual = [...solver.source, ...solver.target].reduce((a, b) => a + b, 0) / count;
      return { distance, dual, excess };
    });
  },

  measured({ task }) {
    const run = new Run(task);
    const { distance, samples } = run.snapshot();
    return { distance, floor: run.measure().floor, samples: packed(samples), real: packed(run.measure().real) };
  },

  failure({ config }) {
    try {
      completeConfig(config);
    } catch (error) {
      return `${error.name}: ${error.message}`;
    }
    return null;
  },
};

export const run = (name, given) => TASKS[name](given);
