// Each kernel beside plain loops: the largest difference over the largest entry.
import { Stream } from "../../../divergences/widgets/browser/src/train/streams.js";

const table = (m, n, entry) => Array.from({ length: m * n }, (_, at) => entry(Math.floor(at / n), at % n));

function sum(count, term) {
  let total = 0;
  for (let p = 0; p < count; p++) total += term(p);
  return total;
}

function difference(found, wanted) {
  const largest = Math.max(...wanted.map(Math.abs), 1e-30);
  return wanted.reduce((worst, one, i) => Math.max(worst, Math.abs(found[i] - one)), 0) / largest;
}

function products(kernels, { A, B, bias, C, P, activated, transposed }, [m, n, k]) {
  const found = {};
  const plain = (i, j) => sum(k, (p) => A[i * k + p] * B[p * n + j]);
  const compare = (name, entry) => {
    found[name] = difference(C, table(m, n, entry));
  };
  kernels.pack(P, B, k, n);
  kernels.product(C, A, P, bias, m, n, k, 0, 0.2, C);
  compare("product", (i, j) => bias[j] + plain(i, j));
  kernels.product(C, A, P, bias, m, n, k, 1, 0.2, C);
  compare("activated", (i, j) => Math.max(bias[j] + plain(i, j), 0.2 * (bias[j] + plain(i, j))));
  const masked = (i, j) => (activated[i * n + j] > 0 ? 1 : 0.2) * plain(i, j);
  kernels.product(C, A, P, null, m, n, k, 2, 0.2, activated);
  compare("masked", masked);
  C.set(activated);
  kernels.product(C, A, P, null, m, n, k, 2, 0.2, C);
  compare("masked in place", masked);
  for (let p = 0; p < k; p++) for (let j = 0; j < n; j++) transposed[j * k + p] = B[p * n + j];
  kernels.packTransposed(P, transposed, k, n);
  kernels.product(C, A, P, null, m, n, k, 0, 0, C);
  compare("product, transposed factor", plain);
  return found;
}

function reductions(kernels, { A, bias, activated, G, spare, sums, narrow, few }, [m, n, k]) {
  const found = {};
  const compare = (name, array, rows, columns, entry) => {
    found[name] = difference(array, table(rows, columns, entry));
  };
  kernels.transposedProduct(G, A, activated, spare, k, n, m);
  compare("transposedProduct", G, k, n, (i, j) => sum(m, (r) => A[r * k + i] * activated[r * n + j]));
  kernels.columnSums(sums, activated, m, n);
  compare("columnSums", sums, 1, n, (_, j) => sum(m, (r) => activated[r * n + j]));
  kernels.narrowProduct(narrow, activated, few, bias, m, 2, n);
  compare("narrowProduct", narrow, m, 2, (i, j) => bias[j] + sum(n, (p) => activated[i * n + p] * few[j * n + p]));
  kernels.columnSums(sums, narrow, m, 2);
  compare("columnSums of two", sums, 1, 2, (_, j) => sum(m, (r) => narrow[r * 2 + j]));
  return found;
}

/** The difference of each kernel at each shape (m, n, k), by "name m×n×k". */
export function differences(kernels, memory, shapes) {
  const stream = new Stream(1, "training");
  const filled = (count) => {
    const array = memory.floats(count);
    for (let i = 0; i < count; i++) array[i] = stream.normal();
    return array;
  };
  const found = {};
  for (const [m, n, k] of shapes) {
    const [A, B, bias, C, P, activated, transposed] = [m * k, k * n, n, m * n, k * n, m * n, n * k].map(filled);
    const [G, spare, sums, narrow, few] = [k * n, 64 * n, n, m * 2, 2 * n].map(filled);
    const arrays = { A, B, bias, C, P, activated, transposed, G, spare, sums, narrow, few };
    for (const compared of [products, reductions])
      for (const [name, worst] of Object.entries(compared(kernels, arrays, [m, n, k])))
        found[`${name} ${m}×${n}×${k}`] = worst;
  }
  return found;
}

/**
 * At how many places the products that leave out zeros differ from those that do not, by "name m×n×k", where a share of the
 * left factor is 0.
 */
export function sparseDifferences(kernels, memory, shapes, share) {
  const stream = new Stream(2, "training");
  const filled = (count, zeros) => {
    const array = memory.floats(count);
    for (let i = 0; i < count; i++) array[i] = stream.uniform() < zeros ? 0 : stream.normal();
    return array;
  };
  const found = {};
  for (const [m, n, k] of shapes) {
    const [A, signals, activated] = [m * k, m * n, m * n].map((count) => filled(count, share));
    const [B, transposed, bias] = [k * n, k * n, n].map((count) => filled(count, 0));
    const [P, W, spare] = [k * n, k * n, 128 * (2 * Math.max(n, k) + 3)].map((count) => filled(count, 0));
    const [C, D, G, H] = [m * n, m * n, k * n, k * n].map((count) => filled(count, 0));
    const compare = (name, a, b) => {
      found[`${name} ${m}×${n}×${k}`] = a.reduce((sum, one, i) => sum + (one === b[i] ? 0 : 1), 0);
    };
    kernels.pack(P, B, k, n);
    kernels.packWide(W, B, k, n);
    for (const after of [0, 1, 2]) {
      kernels.product(C, A, P, after === 2 ? null : bias, m, n, k, after, 0, after === 2 ? activated : C);
      kernels.sparseProduct(D, A, W, after === 2 ? null : bias, m, n, k, after, 0, after === 2 ? activated : D, spare);
      compare(["product", "activated", "masked"][after], C, D);
    }
    kernels.packTransposed(P, transposed, k, n);
    kernels.packWideTransposed(W, transposed, k, n);
    kernels.product(C, A, P, null, m, n, k, 0, 0, C);
    kernels.sparseProduct(D, A, W, null, m, n, k, 0, 0, D, spare);
    compare("transposed factor", C, D);
    kernels.transposedProduct(G, A, signals, spare, k, n, m);
    kernels.sparseTransposedProduct(H, A, signals, spare, k, n, m);
    compare("transposedProduct", G, H);
  }
  return found;
}
