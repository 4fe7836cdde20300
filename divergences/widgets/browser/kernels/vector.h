// Four float32 numbers at once, by names that the kernels read well with.
#include <wasm_simd128.h>

typedef v128_t vector;

#define EXPORT __attribute__((visibility("default")))
#define INLINE static inline __attribute__((always_inline))
#define UNROLLED _Pragma("unroll")

INLINE vector zero(void) { return wasm_f32x4_splat(0); }
INLINE vector repeated(float x) { return wasm_f32x4_splat(x); }
INLINE vector splat(const float *at) { return wasm_v128_load32_splat(at); }
INLINE vector load(const float *at) { return wasm_v128_load(at); }
INLINE void store(float *at, vector x) { wasm_v128_store(at, x); }
INLINE vector plus(vector a, vector b) { return wasm_f32x4_add(a, b); }
INLINE vector minus(vector a, vector b) { return wasm_f32x4_sub(a, b); }
INLINE vector multiplied(vector a, vector b) { return wasm_f32x4_mul(a, b); }
INLINE vector divided(vector a, vector b) { return wasm_f32x4_div(a, b); }
INLINE vector root(vector a) { return wasm_f32x4_sqrt(a); }
INLINE vector positive(vector a) { return wasm_f32x4_gt(a, zero()); }
INLINE vector select(vector yes, vector no, vector where) { return wasm_v128_bitselect(yes, no, where); }
INLINE float total(vector a) {
  return (wasm_f32x4_extract_lane(a, 0) + wasm_f32x4_extract_lane(a, 1)) +
         (wasm_f32x4_extract_lane(a, 2) + wasm_f32x4_extract_lane(a, 3));
}

// What happens to a finished sum, before it is stored: nothing, the leaky ReLU, or its derivative where `activated` is the
// activated value.
enum { PLAIN, ACTIVATE, MASK };

INLINE vector finished(vector sum, int after, vector slope, const float *activated) {
  if (after == PLAIN) return sum;
  vector sign = after == ACTIVATE ? sum : load(activated);
  return select(sum, multiplied(sum, slope), positive(sign));
}
