// Reads the frames that Python packed (divergences/widgets/frames.py says what is in them).
import { asBytes } from "../kit/bytes.js";

const UNIT = 8192;

// The networks of all runs in a row, each with what it takes to read its frames. A run says where its frames begin in
// the head and in the tail, and how many the head holds; one that does not has all of them in the head.
export function readNetworks({ runs, names, head, tail, real }) {
  const parts = [asBytes(head, "frames"), asBytes(tail, "frames")];
  const realBytes = asBytes(real, "frames");
  const networks = [];
  let realStart = 0;
  for (const run of runs) {
    const members = run.networks.length;
    const { head: headStart = 0, held = run.count, tail: tailStart = 0 } = run;
    const ends = [headStart + held * members * run.bytes, tailStart + (run.count - held) * members * run.bytes];
    if (ends.some((end, i) => end > parts[i].length)) throw new RangeError("the frames are cut short");
    const realPlaces = places(realBytes, realStart, 2 * (run.real ?? 0));
    run.networks.forEach((one, member) => {
      const bytes = (index, length = run.bytes) => {
        const [part, start, place] = index < held ? [parts[0], headStart, index] : [parts[1], tailStart, index - held];
        const from = start + (place * members + member) * run.bytes;
        return part.slice(from, from + length); // a copy, so that each typed array is aligned to its element size
      };
      networks.push(createNetwork({ ...one, run, realPlaces }, names, bytes));
    });
    realStart += 4 * (run.real ?? 0);
  }
  return networks;
}

function createNetwork(about, names, bytes) {
  const { run } = about;
  const numbersEnd = 8 * names.length;
  const sharesAt = numbersEnd + 8 * run.arrows;
  const levelsAt = sharesAt + 4 * run.slope_edges.length;
  const samplesAt = levelsAt + 2 * run.grid * run.grid;
  const numbers = Array.from({ length: run.count }, (_, index) => new Float64Array(bytes(index, numbersEnd).buffer));
  const column = Object.fromEntries(names.map((name, i) => [name, i]));
  const known = {};
  let last = { index: -1, frame: null };

  const network = {
    ...about,
    count: run.count,
    value: (name, index) => numbers[index][column[name]],
    series: (name) => (known[name] ??= numbers.map((row) => row[column[name]])),
    frame(index) {
      if (last.index !== index) last = { index, frame: unpack(bytes(index)) };
      return last.frame;
    },
    // Between this snapshot and the next: the same samples on their way, because every snapshot draws the same noise.
    frameBetween(index, part) {
      const first = network.frame(index);
      if (!(part > 0) || index + 1 >= run.count || !isSound(network, index + 1)) return first;
      if (!isSound(network, index)) return first;
      const second = unpack(bytes(index + 1));
      const mix = (name) => first[name].map((one, i) => one + part * (second[name][i] - one));
      return {
        ...first,
        arrows: mix("arrows"),
        samples: mix("samples"),
        levels: mixLevels(network, index, part, [first, second]),
      };
    },
  };

  function unpack(data) {
    return {
      arrows: new Float32Array(data.buffer, numbersEnd, 2 * run.arrows),
      shares: new Float32Array(data.buffer, sharesAt, run.slope_edges.length),
      levels: new Uint16Array(data.buffer, levelsAt, run.grid * run.grid),
      samples: places(data, samplesAt, 2 * run.samples),
    };
  }
  return network;
}

const isSound = (network, index) =>
  network.value("diverged_at", index) < 0 &&
  ["pull", "low", "high"].every((name) => Number.isFinite(network.value(name, index)));

// Each map is packed relative to its own range; therefore the two maps are interpolated as heights, and the result is
// scaled to its own range again.
function mixLevels(network, index, part, frames) {
  const at = (name, i) => network.value(name, index + i);
  const [first, second] = frames.map(({ levels }, i) => {
    const low = at("low", i);
    const unit = (at("high", i) - low) / 65535;
    return { levels, low, unit };
  });
  const heights = Float64Array.from(first.levels, (level, i) => {
    const one = first.low + first.unit * level;
    return one + part * (second.low + second.unit * second.levels[i] - one);
  });
  let [low, high] = [Infinity, -Infinity];
  for (const height of heights) [low, high] = [Math.min(low, height), Math.max(high, height)];
  return high > low ? heights.map((height) => (65535 * (height - low)) / (high - low)) : heights.fill(0);
}

// Pairs of numbers in the data's unit divided by the picture's half side.
function places(bytes, from, count) {
  const whole = new Int16Array(bytes.slice(from, from + 2 * count).buffer);
  return Float32Array.from(whole, (number) => number / UNIT);
}
