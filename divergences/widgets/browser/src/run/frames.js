// Reads the frames that Python packed (divergences/widgets/frames.py says what is in them).
import { asBytes } from "../kit/bytes.js";

const UNIT = 8192;

// The networks of all runs in a row, each with what it takes to read its frames.
export function readNetworks({ runs, names, head, tail, real }) {
  const parts = [asBytes(head, "frames"), asBytes(tail, "frames")];
  const realBytes = asBytes(real, "frames");
  const networks = [];
  let start = 0;
  let realStart = 0;
  for (const run of runs) {
    const members = run.networks.length;
    const end = start + run.count * members * run.bytes;
    if (end > parts[0].length + parts[1].length) throw new RangeError("the frames are cut short");
    const realPlaces = places(realBytes, realStart, 2 * (run.real ?? 0));
    const offset = start;
    run.networks.forEach((one, member) => {
      const at = (index) => offset + (index * members + member) * run.bytes;
      networks.push(createNetwork({ ...one, run, realPlaces, parts, names, at }));
    });
    start = end;
    realStart += 4 * (run.real ?? 0);
  }
  return networks;
}

function createNetwork({ parts: [head, tail], names, at, ...about }) {
  const { run } = about;
  // A copy, so that each part lies where its kind of number may lie.
  const bytes = (index) => {
    const from = at(index);
    return from < head.length
      ? head.slice(from, from + run.bytes)
      : tail.slice(from - head.length, from - head.length + run.bytes);
  };
  const numbersEnd = 8 * names.length;
  const sharesAt = numbersEnd + 8 * run.arrows;
  const levelsAt = sharesAt + 4 * run.slope_edges.length;
  const samplesAt = levelsAt + 2 * run.grid * run.grid;
  const numbers = Array.from(
    { length: run.count },
    (_, index) => new Float64Array(bytes(index).buffer, 0, names.length),
  );
  const column = Object.fromEntries(names.map((name, i) => [name, i]));

  return {
    ...about,
    count: run.count,
    value: (name, index) => numbers[index][column[name]],
    series: (name) => numbers.map((row) => row[column[name]]),
    frame(index) {
      const data = bytes(index);
      return {
        arrows: new Float32Array(data.buffer, numbersEnd, 2 * run.arrows),
        shares: new Float32Array(data.buffer, sharesAt, run.slope_edges.length),
        levels: new Uint16Array(data.buffer, levelsAt, run.grid * run.grid),
        samples: places(data, samplesAt, 2 * run.samples),
      };
    },
  };
}

// Pairs of numbers in the data's unit divided by the picture's half side.
function places(bytes, from, count) {
  const whole = new Int16Array(bytes.slice(from, from + 2 * count).buffer);
  return Float32Array.from(whole, (number) => number / UNIT);
}
