// What the tests ask of the trainer, in Node and in Chromium alike: run(name, given) with plain JSON in and out, arrays as
// base64 of float64.
import { decode, encode } from "../../../divergences/widgets/browser/src/duel/drawing.js";
import { Assignment } from "../../../divergences/widgets/browser/src/train/assignment.js";
import { compiledKernels, RESERVED } from "../../../divergences/widgets/browser/src/train/compiledKernels.js";
import { completeConfig } from "../../../divergences/widgets/browser/src/train/config.js";
import { chooseData } from "../../../divergences/widgets/browser/src/train/data.js";
import { packFrame, packReal } from "../../../divergences/widgets/browser/src/train/frames.js";
import * as functions from "../../../divergences/widgets/browser/src/train/functions.js";
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
  return { kernels: plainKernels, memory: new Memory(new ArrayBuffer(BYTES), 0, arithmetic === "plain" ? Float32Array : Float64Array) };
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

  gradients({ real, fake, alpha, noise, ...given }) {
    const { trainer, floats } = trainerOf(given);
    return {
      critic: packed(trainer.criticGradient(floats(real), floats(fake), floats(alpha))),
      generator: packed(trainer.generatorGradient(floats(noise))),
    };
  },

  steps({ blocks, ...given }) {
    const { trainer } = trainerOf(given);
    for (const block of blocks) trainer.advance(...block.map(unpacked));
    return { ...weights(trainer), divergedAt: trainer.divergedAt };
  },

  // A run from the given start and random numbers, and the samples of its reported generator from the given noise.
  wholeRun({ real, alpha, noise, fresh, ...given }) {
    const { trainer, memory } = trainerOf(given);
    const { batch, steps } = trainer.config;
    const [x, a, z] = [real, alpha, noise].map(unpacked);
    for (let i = 0; i < steps; i++)
      trainer.advance(x.subarray(2 * batch * i, 2 * batch * (i + 1)), a.subarray(batch * i, batch * (i + 1)), z.subarray(4 * batch * i, 4 * batch * (i + 1)));
    const data = chooseData(trainer.config.data);
    const left = unpacked(fresh);
    let at = 0;
    const stream = { normal: () => left[at++] };
    return { samples: packed(new Snapshots(memory, trainer, data, 0).generate(left.length / 2, stream)) };
  },

  // Each kernel beside plain loops: the largest difference over the largest entry.
  kernels({ shapes, arithmetic }) {
    const { kernels, memory } = kernelsAndMemory(arithmetic);
    const stream = new Stream(1, "training");
    const filled = (count) => {
      const array = memory.floats(count);
      for (let i = 0; i < count; i++) array[i] = stream.normal();
      return array;
    };
    const off = (found, wanted) => {
      const largest = Math.max(...wanted.map(Math.abs), 1e-30);
      return wanted.reduce((worst, one, i) => Math.max(worst, Math.abs(found[i] - one)), 0) / largest;
    };
    const table = (m, n, entry) => Array.from({ length: m * n }, (_, at) => entry(Math.floor(at / n), at % n));
    const sum = (count, term) => {
      let total = 0;
      for (let p = 0; p < count; p++) total += term(p);
      return total;
    };
    const found = {};
    for (const [m, n, k] of shapes) {
      const [A, B, bias, C, P, activated] = [m * k, k * n, n, m * n, k * n, m * n].map(filled);
      const product = (i, j) => sum(k, (p) => A[i * k + p] * B[p * n + j]);
      const label = (name) => `${name} ${m}×${n}×${k}`;
      kernels.pack(P, B, k, n);
      kernels.product(C, A, P, bias, m, n, k, 0, 0.2, C);
      found[label("product")] = off(C, table(m, n, (i, j) => bias[j] + product(i, j)));
      kernels.product(C, A, P, bias, m, n, k, 1, 0.2, C);
      found[label("activated")] = off(C, table(m, n, (i, j) => Math.max(bias[j] + product(i, j), 0.2 * (bias[j] + product(i, j)))));
      const mask = (i, j) => (activated[i * n + j] > 0 ? 1 : 0.2);
      kernels.product(C, A, P, null, m, n, k, 2, 0.2, activated);
      found[label("masked")] = off(C, table(m, n, (i, j) => mask(i, j) * product(i, j)));
      C.set(activated);
      kernels.product(C, A, P, null, m, n, k, 2, 0.2, C);
      found[label("masked in place")] = off(C, table(m, n, (i, j) => mask(i, j) * product(i, j)));
      const transposed = filled(n * k);
      for (let p = 0; p < k; p++) for (let j = 0; j < n; j++) transposed[j * k + p] = B[p * n + j];
      kernels.packTransposed(P, transposed, k, n);
      kernels.product(C, A, P, null, m, n, k, 0, 0, C);
      found[label("product, transposed factor")] = off(C, table(m, n, product));
      const [G, spare, sums] = [k * n, 64 * n, n].map(filled);
      kernels.transposedProduct(G, A, activated, spare, k, n, m);
      found[label("transposedProduct")] = off(G, table(k, n, (i, j) => sum(m, (r) => A[r * k + i] * activated[r * n + j])));
      kernels.columnSums(sums, activated, m, n);
      found[label("columnSums")] = off(sums, table(1, n, (_, j) => sum(m, (r) => activated[r * n + j])));
      const [narrow, few] = [m * 2, 2 * n].map(filled);
      kernels.narrowProduct(narrow, activated, few, bias, m, 2, n);
      found[label("narrowProduct")] = off(narrow, table(m, 2, (i, j) => bias[j] + sum(n, (p) => activated[i * n + p] * few[j * n + p])));
      kernels.columnSums(sums, narrow, m, 2);
      found[label("columnSums of two")] = off(sums, table(1, 2, (_, j) => sum(m, (r) => narrow[r * 2 + j])));
    }
    return found;
  },

  functions: ({ name, at }) => {
    const x = [...unpacked(at)];
    if (name === "circle") return [packed(x.map((each) => functions.circle(each)[0])), packed(x.map((each) => functions.circle(each)[1]))];
    return [packed(x.map(functions[name]))];
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
    return { ...weights(run.trainer), engine: run.engine, bytes: first, step, divergedAt, over: run.over, score: run.score(count ?? 512), real: run.real().length };
  },

  drawing: ({ points, text }) => ({ text: encode(points), points: decode(text) }),

  // One solver after the other: of each pair of samples the distance, and the value of its potentials where they are feasible.
  distances({ pairs }) {
    const solver = new Assignment(unpacked(pairs[0][0]).length / 2);
    const { count } = solver;
    return pairs.map((pair) => {
      const distance = solver.distance(...pair.map(unpacked));
      let excess = 0;
      for (let i = 0; i < count; i++)
        for (let j = 0; j < count; j++) excess = Math.max(excess, solver.source[i] + solver.target[j] - solver.costs[i * count + j]);
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
