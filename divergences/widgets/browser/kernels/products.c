// Matrix products for wasm32 with SIMD128. Row-major float32; the host owns the memory and hands out addresses.
//
// Multiplication and addition stay separate instructions: a fused (relaxed) one would round differently on different
// machines, and the same seed would no longer give the same run everywhere.
//
// The right factor is packed: its columns in panels of PANEL, each panel contiguous, row after row. A tile of TILE rows
// and PANEL columns of the result is then summed in registers; larger tiles would spill.
#include "vector.h"

#define TILE 4
#define PANEL 8

typedef struct {
  const float *bias; // one value per column of the result, or 0
  int after;         // PLAIN, ACTIVATE: leaky ReLU, or MASK: its derivative where `activated` is the activated value
  vector slope;      // of the leaky ReLU below 0
} Finish;

// `rows` (at most TILE) rows of one panel: C[i, j] = Σ_p A[i, p] P[p, j]. `rows` is a constant wherever this is inlined.
INLINE void tile(float *C, const float *A, const float *P, const float *activated, int rows, int n, int k, Finish finish) {
  vector low[TILE], high[TILE];
  vector first = finish.bias ? load(finish.bias) : zero(), second = finish.bias ? load(finish.bias + 4) : zero();
  for (int i = 0; i < rows; i++) low[i] = first, high[i] = second;
  for (int p = 0; p < k; p++, P += PANEL) {
    first = load(P), second = load(P + 4);
    UNROLLED for (int i = 0; i < rows; i++) {
      vector a = splat(A + i * k + p);
      low[i] = plus(low[i], multiplied(a, first));
      high[i] = plus(high[i], multiplied(a, second));
    }
  }
  UNROLLED for (int i = 0; i < rows; i++) {
    store(C + i * n, finished(low[i], finish.after, finish.slope, activated + i * n));
    store(C + i * n + 4, finished(high[i], finish.after, finish.slope, activated + i * n + 4));
  }
}

INLINE void all_tiles(float *C, const float *A, const float *P, const float *activated, int m, int n, int k, Finish finish) {
  const float *bias = finish.bias;
  for (int j = 0; j < n; j += PANEL, P += PANEL * k) {
    finish.bias = bias ? bias + j : 0;
    int i = 0;
    for (; i + TILE <= m; i += TILE) tile(C + i * n + j, A + i * k, P, activated + i * n + j, TILE, n, k, finish);
    for (; i < m; i++) tile(C + i * n + j, A + i * k, P, activated + i * n + j, 1, n, k, finish);
  }
}

// C[m, n] = A[m, k] B[k, n] + bias, then `after`, where P is B packed and n a multiple of PANEL. `activated` may be C.
EXPORT void product(float *C, const float *A, const float *P, const float *bias, int m, int n, int k, int after,
                    float slope, const float *activated) {
  vector s = repeated(slope);
  // Each constant kind is compiled by itself, so that the innermost loop decides nothing.
  if (after == PLAIN) all_tiles(C, A, P, activated, m, n, k, (Finish){bias, PLAIN, s});
  else if (after == ACTIVATE) all_tiles(C, A, P, activated, m, n, k, (Finish){bias, ACTIVATE, s});
  else all_tiles(C, A, P, activated, m, n, k, (Finish){bias, MASK, s});
}

// P ← B[k, n] in panels; n a multiple of PANEL.
EXPORT void pack(float *P, const float *B, int k, int n) {
  for (int j = 0; j < n; j += PANEL)
    for (int p = 0; p < k; p++, P += PANEL) store(P, load(B + p * n + j)), store(P + 4, load(B + p * n + j + 4));
}

// P ← B[n, k]ᵀ in panels; n a multiple of PANEL.
EXPORT void pack_transposed(float *P, const float *B, int k, int n) {
  for (int j = 0; j < n; j += PANEL)
    for (int p = 0; p < k; p++)
      for (int c = 0; c < PANEL; c++) *P++ = B[(j + c) * k + p];
}

// C[m, n] = A[m, k] Bᵀ[n, k] + bias for a few columns, with k a multiple of 8.
EXPORT void narrow_product(float *C, const float *A, const float *Bt, const float *bias, int m, int n, int k) {
  for (int i = 0; i < m; i++)
    for (int j = 0; j < n; j++) {
      vector even = zero(), odd = zero();
      for (int p = 0; p < k; p += 8) {
        even = plus(even, multiplied(load(A + i * k + p), load(Bt + j * k + p)));
        odd = plus(odd, multiplied(load(A + i * k + p + 4), load(Bt + j * k + p + 4)));
      }
      C[i * n + j] = total(plus(even, odd)) + (bias ? bias[j] : 0);
    }
}

// One tile of the sum over `count` rows: C[i, j] += Σ_r A[r, i] B[r, j], with A of `m` columns and B a packed panel.
INLINE void outer_tile(float *C, const float *A, const float *B, int tall, int m, int n, int count, int fresh) {
  vector low[TILE], high[TILE];
  UNROLLED for (int i = 0; i < tall; i++) {
    low[i] = fresh ? zero() : load(C + i * n);
    high[i] = fresh ? zero() : load(C + i * n + 4);
  }
  for (int r = 0; r < count; r++) {
    vector first = load(B + r * PANEL), second = load(B + r * PANEL + 4);
    UNROLLED for (int i = 0; i < tall; i++) {
      vector a = splat(A + r * m + i);
      low[i] = plus(low[i], multiplied(a, first));
      high[i] = plus(high[i], multiplied(a, second));
    }
  }
  UNROLLED for (int i = 0; i < tall; i++) store(C + i * n, low[i]), store(C + i * n + 4, high[i]);
}

#define CHUNK 64 // rows taken together, so that their panels stay in the nearest cache

// C[m, n] = A[rows, m]ᵀ B[rows, n]; n a multiple of PANEL. `spare` holds CHUNK·n floats.
EXPORT void transposed_product(float *C, const float *A, const float *B, float *spare, int m, int n, int rows) {
  for (int done = 0; done < rows; done += CHUNK) {
    int count = rows - done < CHUNK ? rows - done : CHUNK, fresh = done == 0, i = 0;
    pack(spare, B + done * n, count, n);
    for (; i + TILE <= m; i += TILE)
      for (int j = 0; j < n; j += PANEL)
        outer_tile(C + i * n + j, A + done * m + i, spare + j * count, TILE, m, n, count, fresh);
    for (; i < m; i++)
      for (int j = 0; j < n; j += PANEL)
        outer_tile(C + i * n + j, A + done * m + i, spare + j * count, 1, m, n, count, fresh);
  }
}
