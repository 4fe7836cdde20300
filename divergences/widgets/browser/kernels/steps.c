// What a step does to whole rows of numbers: sums of columns, and the optimizers of divergences/gan/optimizers.py.
// Every array may be read and written up to the next multiple of four.
#include "vector.h"

// sums[n] = Σ_r A[r, n] over the first `rows` rows; n may be anything.
EXPORT void column_sums(float *sums, const float *A, int rows, int n) {
  int j = 0;
  for (; j + 4 <= n; j += 4) {
    vector sum = zero();
    for (int r = 0; r < rows; r++) sum = plus(sum, load(A + r * n + j));
    store(sums + j, sum);
  }
  for (; j < n; j++) {
    float sum = 0;
    for (int r = 0; r < rows; r++) sum += A[r * n + j];
    sums[j] = sum;
  }
}

// a ← a + share·(b − a)
EXPORT void move_towards(float *a, const float *b, int count, float share) {
  vector t = repeated(share);
  for (int i = 0; i < count; i += 4) store(a + i, plus(load(a + i), multiplied(t, minus(load(b + i), load(a + i)))));
}

// a ← keep·a + add·b
EXPORT void blend(float *a, const float *b, int count, float keep, float add) {
  vector k = repeated(keep), s = repeated(add);
  for (int i = 0; i < count; i += 4) store(a + i, plus(multiplied(k, load(a + i)), multiplied(s, load(b + i))));
}

// squares ← keep·squares + add·g²
EXPORT void blend_squares(float *squares, const float *g, int count, float keep, float add) {
  vector k = repeated(keep), s = repeated(add);
  for (int i = 0; i < count; i += 4) {
    vector x = load(g + i);
    store(squares + i, plus(multiplied(k, load(squares + i)), multiplied(s, multiplied(x, x))));
  }
}

// w ← w − rate·g
EXPORT void descend(float *w, const float *g, int count, float rate) {
  vector r = repeated(rate);
  for (int i = 0; i < count; i += 4) store(w + i, minus(load(w + i), multiplied(r, load(g + i))));
}

// w ← w − rate·g/(√(squares/left) + epsilon)
EXPORT void descend_scaled(float *w, const float *g, const float *squares, int count, float rate, float left, float epsilon) {
  vector r = repeated(rate), l = repeated(left), e = repeated(epsilon);
  for (int i = 0; i < count; i += 4) {
    vector size = plus(root(divided(load(squares + i), l)), e);
    store(w + i, minus(load(w + i), multiplied(r, divided(load(g + i), size))));
  }
}

// w ← w within ±bound; a w that is not a number stays one.
EXPORT void clamp(float *w, int count, float bound) {
  vector high = repeated(bound), low = repeated(-bound);
  for (int i = 0; i < count; i += 4) store(w + i, wasm_f32x4_max(low, wasm_f32x4_min(high, load(w + i))));
}
