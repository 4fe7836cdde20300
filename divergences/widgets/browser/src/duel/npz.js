// Arrays as a .npz file that numpy reads without pickle: a zip archive, not compressed, of .npy files.

/** @typedef {{ name: string, kind: "<f4" | "<f8" | "<i4" | string, shape: number[], bytes: Uint8Array }} Entry */

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let i = 0; i < 8; i++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/** @type {(bytes: Uint8Array) => number} */
function checksum(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Numbers as an entry. @type {(name: string, values: ArrayLike<number> | number, shape?: number[], kind?: string) => Entry} */
export function numbers(name, values, shape, kind = "<f8") {
  const list = typeof values === "number" ? [values] : values;
  const Kind = { "<f4": Float32Array, "<f8": Float64Array, "<i4": Int32Array }[kind] ?? Float64Array;
  const { buffer } = Kind.from(list);
  return {
    name,
    kind,
    shape: shape ?? (typeof values === "number" ? [] : [list.length]),
    bytes: new Uint8Array(buffer),
  };
}

/** Texts as an entry: one for a scalar. @type {(name: string, words: string | string[]) => Entry} */
export function texts(name, words) {
  const list = (Array.isArray(words) ? words : [words]).map((one) => [...one]);
  const longest = Math.max(1, ...list.map((one) => one.length));
  const codes = new Uint32Array(longest * list.length);
  list.forEach((one, i) => one.forEach((character, k) => (codes[i * longest + k] = character.codePointAt(0) ?? 0)));
  const shape = Array.isArray(words) ? [list.length] : [];
  return { name, kind: `<U${longest}`, shape, bytes: new Uint8Array(codes.buffer) };
}

/** @type {(entry: Entry) => Uint8Array} */
function npy({ kind, shape, bytes }) {
  const said = `{'descr': '${kind}', 'fortran_order': False, 'shape': (${shape.join(", ")}${shape.length === 1 ? "," : ""}), }`;
  const head = said.padEnd(Math.ceil((said.length + 11) / 64) * 64 - 11, " ");
  const start = [0x93, ...new TextEncoder().encode("NUMPY"), 1, 0, (head.length + 1) & 255, (head.length + 1) >> 8];
  const whole = new Uint8Array(start.length + head.length + 1 + bytes.length);
  whole.set(start);
  whole.set(new TextEncoder().encode(`${head}\n`), start.length);
  whole.set(bytes, start.length + head.length + 1);
  return whole;
}

/** Little-endian numbers of two and four bytes in a row. @type {(...parts: [number, 2 | 4][]) => number[]} */
const packed = (...parts) =>
  parts.flatMap(([value, size]) => Array.from({ length: size }, (_, i) => Math.floor(value / 256 ** i) % 256));

/** The whole file. @type {(entries: Entry[]) => Blob} */
export function npz(entries) {
  const [files, directory] = [/** @type {any[]} */ ([]), /** @type {any[]} */ ([])];
  let [at, length] = [0, 0];
  for (const entry of entries) {
    const [content, name] = [npy(entry), new TextEncoder().encode(`${entry.name}.npy`)];
    const same = packed([20, 2], [0, 2], [0, 2], [0, 2], [0x21, 2], [checksum(content), 4]).concat(
      packed([content.length, 4], [content.length, 4], [name.length, 2], [0, 2]),
    );
    const local = Uint8Array.from([0x50, 0x4b, 3, 4, ...same]);
    files.push(local, name, content);
    const line = Uint8Array.from([
      0x50,
      0x4b,
      1,
      2,
      20,
      0,
      ...same,
      ...packed([0, 2], [0, 2], [0, 2], [0, 4], [at, 4]),
    ]);
    directory.push(line, name);
    at += local.length + name.length + content.length;
    length += line.length + name.length;
  }
  const count = entries.length;
  const end = [0x50, 0x4b, 5, 6, ...packed([0, 2], [0, 2], [count, 2], [count, 2], [length, 4], [at, 4], [0, 2])];
  return new Blob([...files, ...directory, Uint8Array.from(end)], { type: "application/zip" });
}
