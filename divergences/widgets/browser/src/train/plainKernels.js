// The kernels of ../../kernels in plain JavaScript, by the same names: for browsers without WebAssembly SIMD, and in
// double precision for the tests. Sums are taken in double precision, so the last bits differ from the compiled ones.

/** @typedef {import("./memory.js").Floats} Floats */

const PANEL = 8;
export const PLAIN = 0;
export const ACTIVATE = 1;
export const MASK = 2;

/**
 * C[m, n] = A[m, k] B[k, n] + bias, then `after`; P is B packed.
 * @type {(C: Floats, A: Floats, P: Floats, bias: Floats | null, m: number, n: number, k: number, after: number, slope: number, activated: Floats) => void}
 */
function product(C, A, P, bias, m, n, k, after, slope, activated) {
  const finish = (/** @type {number} */ at, /** @type {number} */ sum) => {
    const scaled = after !== PLAIN && !((after === ACTIVATE ? sum : activated[at]) > 0);
    C[at] = scaled ? slope * sum : sum;
  };
  for (let j = 0; j < n; j += PANEL) {
    for (let i = 0; i < m; i++) {
      let [c0, c1, c2, c3, c4, c5, c6, c7] = [0, 0, 0, 0, 0, 0, 0, 0];
      if (bias) [c0, c1, c2, c3, c4, c5, c6, c7] = bias.subarray(j, j + PANEL);
      for (let p = 0, from = j * k; p < k; p++, from += PANEL) {
        const a = A[i * k + p];
        c0 += a * P[from];
        c1 += a * P[from + 1];
        c2 += a * P[from + 2];
        c3 += a * P[from + 3];
        c4 += a * P[from + 4];
        c5 += a * P[from + 5];
        c6 += a * P[from + 6];
        c7 += a * P[from + 7];
      }
      const at = i * n + j;
      finish(at, c0);
      finish(at + 1, c1);
      finish(at + 2, c2);
      finish(at + 3, c3);
      finish(at + 4, c4);
      finish(at + 5, c5);
      finish(at + 6, c6);
      finish(at + 7, c7);
    }
  }
}

/** @type {(P: Floats, B: Floats, k: number, n: number) => void} */
function pack(P, B, k, n) {
  let to = 0;
  for (let j = 0; j < n; j += PANEL)
    for (let p = 0; p < k; p++) for (let c = 0; c < PANEL; c++) P[to++] = B[p * n + j + c];
}

/** @type {(P: Floats, B: Floats, k: number, n: number) => void} */
function packTransposed(P, B, k, n) {
  let to = 0;
  for (let j = 0; j < n; j += PANEL)
    for (let p = 0; p < k; p++) for (let c = 0; c < PANEL; c++) P[to++] = B[(j + c) * k + p];
}

/** @type {(C: Floats, A: Floats, Bt: Floats, bias: Floats | null, m: number, n: number, k: number) => void} */
function narrowProduct(C, A, Bt, bias, m, n, k) {
  for (let i = 0; i < m; i++)
    for (let j = 0; j < n; j++) {
      let sum = bias ? bias[j] : 0;
      for (let p = 0; p < k; p++) sum += A[i * k + p] * Bt[j * k + p];
      C[i * n + j] = sum;
    }
}

/**
 * C[m, n] = A[rows, m]ᵀ B[rows, n], in a column of panels at a time; `spare` is not needed here.
 * @type {(C: Floats, A: Floats, B: Floats, spare: Floats, m: number, n: number, rows: number) => void}
 */
function transposedProduct(C, A, B, _spare, m, n, rows) {
  const sums = new Float64Array(n);
  for (let i = 0; i < m; i++) {
    sums.fill(0);
    for (let r = 0; r < rows; r++) {
      const a = A[r * m + i];
      for (let j = 0, from = r * n; j < n; j++) sums[j] += a * B[from + j];
    }
    for (let j = 0; j < n; j++) C[i * n + j] = sums[j];
  }
}

/** @type {(sums: Floats, A: Floats, rows: number, n: number) => void} */
function columnSums(sums, A, rows, n) {
  for (let j = 0; j < n; j++) {
    let sum = 0;
    for (let r = 0; r < rows; r++) sum += A[r * n + j];
    sums[j] = sum;
  }
}

/** @type {(a: Floats, b: Floats, count: number, share: number) => void} */
function moveTowards(a, b, count, share) {
  for (let i = 0; i < count; i++) a[i] += share * (b[i] - a[i]);
}

/** @type {(a: Floats, b: Floats, count: number, keep: number, add: number) => void} */
function blend(a, b, count, keep, add) {
  for (let i = 0; i < count; i++) a[i] = keep * a[i] + add * b[i];
}

/** @type {(squares: Floats, g: Floats, count: number, keep: number, add: number) => void} */
function blendSquares(squares, g, count, keep, add) {
  for (let i = 0; i < count; i++) squares[i] = keep * squares[i] + add * g[i] * g[i];
}

/** @type {(w: Floats, g: Floats, count: number, rate: number) => void} */
function descend(w, g, count, rate) {
  for (let i = 0; i < count; i++) w[i] -= rate * g[i];
}

/** @type {(w: Floats, g: Floats, squares: Floats, count: number, rate: number, left: number, epsilon: number) => void} */
function descendScaled(w, g, squares, count, rate, left, epsilon) {
  for (let i = 0; i < count; i++) w[i] -= (rate * g[i]) / (Math.sqrt(squares[i] / left) + epsilon);
}

/** @type {(w: Floats, count: number, bound: number) => void} */
function clamp(w, count, bound) {
  for (let i = 0; i < count; i++) w[i] = Math.max(-bound, Math.min(bound, w[i]));
}

export const plainKernels = {
  product,
  pack,
  packTransposed,
  narrowProduct,
  transposedProduct,
  columnSums,
  moveTowards,
  blend,
  blendSquares,
  descend,
  descendScaled,
  clamp,
};

/**
 * Those that only the compiled ones have: the products for a left factor with many zeros, ../../kernels/sparse.c.
 * @typedef {object} Sparse
 * @property {(C: Floats, A: Floats, P: Floats, bias: Floats | null, m: number, n: number, k: number, after: number, slope: number, activated: Floats, spare: Floats) => void} sparseProduct
 * @property {typeof pack} packWide
 * @property {typeof packTransposed} packWideTransposed
 * @property {typeof transposedProduct} sparseTransposedProduct
 */
/** @typedef {typeof plainKernels & Partial<Sparse>} Kernels */
