// ChaCha20 by eight blocks at a time, in the vectors of 32 bytes of AVX2.
#include "lanes.h"

#ifdef DUOLOG_CHACHA20_AVX2

#include <string.h>

bool duolog_chacha20_has_avx2(void) {
  // This asks the operating system too, which has to save the wider registers.
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2");
}

#define AVX2 __attribute__((target("avx2")))

typedef uint32_t words __attribute__((vector_size(32)));
#define ROUNDS AVX2 __attribute__((always_inline))
#include "rounds.h"

// Four words of blocks 0 to 3 in the lower halves, and of blocks 4 to 7 in the upper ones.
typedef struct quarter {
  words of[4];
} quarter;

// From one word of eight blocks in each vector to four words of two blocks.
ROUNDS static inline quarter transposed(const words *x) {
  words ab = __builtin_shufflevector(x[0], x[1], 0, 8, 1, 9, 4, 12, 5, 13);
  words AB = __builtin_shufflevector(x[0], x[1], 2, 10, 3, 11, 6, 14, 7, 15);
  words cd = __builtin_shufflevector(x[2], x[3], 0, 8, 1, 9, 4, 12, 5, 13);
  words CD = __builtin_shufflevector(x[2], x[3], 2, 10, 3, 11, 6, 14, 7, 15);
  return (quarter){{
      __builtin_shufflevector(ab, cd, 0, 1, 8, 9, 4, 5, 12, 13),
      __builtin_shufflevector(ab, cd, 2, 3, 10, 11, 6, 7, 14, 15),
      __builtin_shufflevector(AB, CD, 0, 1, 8, 9, 4, 5, 12, 13),
      __builtin_shufflevector(AB, CD, 2, 3, 10, 11, 6, 7, 14, 15),
  }};
}

AVX2 size_t duolog_chacha20_strides_eight(uint32_t state[16], uint8_t *bytes, size_t count) {
  const size_t stride = 8 * duolog_chacha20_block;
  size_t rest = count;
  words start[16], x[16];
  for (int i = 0; i < 16; i++) start[i] = (words){0} + state[i];
  start[12] += (words){0, 1, 2, 3, 4, 5, 6, 7};
  for (; rest >= stride; rest -= stride, bytes += stride) {
    make_blocks(x, start);
    start[12] += 8;
    for (int i = 0; i < 16; i += 8) {
      quarter first = transposed(x + i), second = transposed(x + i + 4);
      for (int block = 0; block < 4; block++) {
        words a = first.of[block], b = second.of[block];
        uint8_t *place = bytes + 64 * block + 4 * i;
        add_stream(place, __builtin_shufflevector(a, b, 0, 1, 2, 3, 8, 9, 10, 11));
        add_stream(place + 256, __builtin_shufflevector(a, b, 4, 5, 6, 7, 12, 13, 14, 15));
      }
    }
  }
  state[12] = start[12][0];
  duolog_wipe(start, sizeof start);
  duolog_wipe(x, sizeof x);
  return count - rest;
}

#endif
