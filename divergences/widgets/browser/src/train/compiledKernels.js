// The kernels compiled from ../../kernels, called with typed arrays that lie in their own memory.
import compiled from "../../kernels/compiled.js";
import { fromBase64 } from "../kit/bytes.js";

/** @typedef {import("./plainKernels.js").Kernels} Kernels */

const PAGE = 65_536;
/** Bytes at the start of the memory that the compiled code itself uses. */
export const RESERVED = 17 * PAGE;

const NAMES = {
  product: "product",
  pack: "pack",
  packTransposed: "pack_transposed",
  narrowProduct: "narrow_product",
  transposedProduct: "transposed_product",
  sparseProduct: "sparse_product",
  packWide: "pack_wide",
  packWideTransposed: "pack_wide_transposed",
  sparseTransposedProduct: "sparse_transposed_product",
  columnSums: "column_sums",
  moveTowards: "move_towards",
  blend: "blend",
  blendSquares: "blend_squares",
  descend: "descend",
  descendScaled: "descend_scaled",
  clamp: "clamp",
};

/**
 * @param {number} bytes  of memory, beside what is RESERVED
 * @returns {{ kernels: Kernels, buffer: ArrayBuffer }}
 * @throws where this browser has no WebAssembly with SIMD, or not that much memory
 */
export function compiledKernels(bytes) {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((RESERVED + bytes) / PAGE) });
  const code = fromBase64(compiled);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory } });
  /** @type {(given: any) => number} */
  const plain = (given) => (given === null ? 0 : typeof given === "number" ? given : given.byteOffset);
  const calls = Object.entries(NAMES).map(([name, exported]) => {
    const call = /** @type {(...given: number[]) => void} */ (exports[exported]);
    return [name, (/** @type {any[]} */ ...given) => call(...given.map(plain))];
  });
  return { kernels: Object.fromEntries(calls), buffer: memory.buffer };
}
