// The same products where the left factor has many zeros, as behind a ReLU: a zero adds nothing to a sum, so it is left
// out, and what remains is added in the same order: the same bits as products.c, for about half of the work.
//
// Panels are WIDE columns, because one row of the result at a time is summed in registers.
#include "vector.h"

#define WIDE 32
#define VECTORS (WIDE / 4)
#define STRIDE (WIDE * 4) // bytes of a panel's row
#define BLOCK 16          // rows taken together, so that a panel and what is left of them stay in the nearest cache
#define CHUNK 128         // rows that a sum over rows takes together, for the same reason

// Which bytes of four lanes come first where only those of a mask are kept.
#define LANE(l) 4 * (l), 4 * (l) + 1, 4 * (l) + 2, 4 * (l) + 3
static const unsigned char KEPT[16][16] = {
    {0},
    {LANE(0)},
    {LANE(1)},
    {LANE(0), LANE(1)},
    {LANE(2)},
    {LANE(0), LANE(2)},
    {LANE(1), LANE(2)},
    {LANE(0), LANE(1), LANE(2)},
    {LANE(3)},
    {LANE(0), LANE(3)},
    {LANE(1), LANE(3)},
    {LANE(0), LANE(1), LANE(3)},
    {LANE(2), LANE(3)},
    {LANE(0), LANE(2), LANE(3)},
    {LANE(1), LANE(2), LANE(3)},
    {LANE(0), LANE(1), LANE(2), LANE(3)},
};

// The numbers of x[count] that are not 0, and where in a panel the rows lie that they multiply; `count` a multiple of 4.
// Returns how many; up to three more are written behind them.
INLINE int kept(float *values, int *places, const float *x, int count) {
  int left = 0;
  vector place = wasm_i32x4_make(0, STRIDE, 2 * STRIDE, 3 * STRIDE), next = wasm_i32x4_splat(4 * STRIDE);
  for (int i = 0; i < count; i += 4) {
    vector four = load(x + i);
    int mask = wasm_i32x4_bitmask(wasm_f32x4_ne(four, zero()));
    vector order = wasm_v128_load(KEPT[mask]);
    wasm_v128_store(values + left, wasm_i8x16_swizzle(four, order));
    wasm_v128_store(places + left, wasm_i8x16_swizzle(place, order));
    left += __builtin_popcount(mask);
    place = wasm_i32x4_add(place, next);
  }
  return left;
}

// sums[WIDE] += Σ_t values[t] · the panel's row at places[t]
INLINE void add_rows(vector *sums, const float *values, const int *places, int count, const float *panel) {
  for (int t = 0; t < count; t++) {
    vector a = splat(values + t);
    const float *row = (const float *)((const char *)panel + places[t]);
    UNROLLED for (int c = 0; c < VECTORS; c++) sums[c] = plus(sums[c], multiplied(a, load(row + 4 * c)));
  }
}

INLINE void rows_of_panel(float *C, const float *P, const float *bias, const float *values, const int *places,
                          const int *counts, const float *activated, int rows, int n, int k, int after, vector slope) {
  for (int i = 0; i < rows; i++) {
    vector sums[VECTORS];
    UNROLLED for (int c = 0; c < VECTORS; c++) sums[c] = bias ? load(bias + 4 * c) : zero();
    add_rows(sums, values + i * k, places + i * k, counts[i], P);
    UNROLLED for (int c = 0; c < VECTORS; c++)
      store(C + i * n + 4 * c, finished(sums[c], after, slope, activated + i * n + 4 * c));
  }
}

// As `product`, where P is B in panels of WIDE and n a multiple of it, k of 4. `spare` holds 2·BLOCK·k + 4 floats.
EXPORT void sparse_product(float *C, const float *A, const float *P, const float *bias, int m, int n, int k, int after,
                           float slope, const float *activated, float *spare) {
  vector s = repeated(slope);
  int *places = (int *)(spare + BLOCK * k + 4), counts[BLOCK];
  for (int i = 0; i < m; i += BLOCK) {
    int rows = m - i < BLOCK ? m - i : BLOCK;
    for (int r = 0; r < rows; r++) counts[r] = kept(spare + r * k, places + r * k, A + (i + r) * k, k);
    for (int j = 0; j < n; j += WIDE) {
      float *to = C + i * n + j;
      const float *panel = P + j * k, *own = bias ? bias + j : 0, *sign = activated + i * n + j;
      if (after == ACTIVATE) rows_of_panel(to, panel, own, spare, places, counts, sign, rows, n, k, ACTIVATE, s);
      else rows_of_panel(to, panel, own, spare, places, counts, sign, rows, n, k, after, s);
    }
  }
}

// P ← B[k, n] in panels of WIDE, from rows that lie `stride` apart; n a multiple of WIDE.
EXPORT void pack_wide(float *P, const float *B, int k, int n) {
  for (int j = 0; j < n; j += WIDE)
    for (int p = 0; p < k; p++, P += WIDE)
      UNROLLED for (int c = 0; c < WIDE; c += 4) store(P + c, load(B + p * n + j + c));
}

// P ← B[n, k]ᵀ in panels of WIDE; n a multiple of WIDE.
EXPORT void pack_wide_transposed(float *P, const float *B, int k, int n) {
  for (int j = 0; j < n; j += WIDE)
    for (int p = 0; p < k; p++)
      for (int c = 0; c < WIDE; c++) *P++ = B[(j + c) * k + p];
}

// T[m, count] ← A[count, m]ᵀ; both multiples of 4.
INLINE void transpose(float *T, const float *A, int m, int count) {
  for (int r = 0; r < count; r += 4)
    for (int i = 0; i < m; i += 4) {
      vector a = load(A + r * m + i), b = load(A + (r + 1) * m + i);
      vector c = load(A + (r + 2) * m + i), d = load(A + (r + 3) * m + i);
      vector ab = wasm_i32x4_shuffle(a, b, 0, 4, 1, 5), cd = wasm_i32x4_shuffle(c, d, 0, 4, 1, 5);
      vector high_ab = wasm_i32x4_shuffle(a, b, 2, 6, 3, 7), high_cd = wasm_i32x4_shuffle(c, d, 2, 6, 3, 7);
      store(T + i * count + r, wasm_i64x2_shuffle(ab, cd, 0, 2));
      store(T + (i + 1) * count + r, wasm_i64x2_shuffle(ab, cd, 1, 3));
      store(T + (i + 2) * count + r, wasm_i64x2_shuffle(high_ab, high_cd, 0, 2));
      store(T + (i + 3) * count + r, wasm_i64x2_shuffle(high_ab, high_cd, 1, 3));
    }
}

// C[m, n] = A[rows, m]ᵀ B[rows, n]; n a multiple of WIDE, m and rows of 4. `spare` holds CHUNK·(m + n + 2) + 8 floats.
EXPORT void sparse_transposed_product(float *C, const float *A, const float *B, float *spare, int m, int n, int rows) {
  float *turned = spare, *packed = turned + CHUNK * m, *values = packed + CHUNK * n;
  int *places = (int *)(values + CHUNK + 4);
  for (int done = 0; done < rows; done += CHUNK) {
    int count = rows - done < CHUNK ? rows - done : CHUNK;
    transpose(turned, A + done * m, m, count);
    pack_wide(packed, B + done * n, count, n);
    for (int i = 0; i < m; i++) {
      int left = kept(values, places, turned + i * count, count);
      for (int j = 0; j < n; j += WIDE) {
        float *to = C + i * n + j;
        vector sums[VECTORS];
        UNROLLED for (int c = 0; c < VECTORS; c++) sums[c] = done ? load(to + 4 * c) : zero();
        add_rows(sums, values, places, left, packed + j * count);
        UNROLLED for (int c = 0; c < VECTORS; c++) store(to + 4 * c, sums[c]);
      }
    }
  }
}
