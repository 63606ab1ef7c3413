// ChaCha20 by four blocks at a time, in vectors of 16 bytes.
#include <string.h>

#include "lanes.h"

typedef uint32_t words __attribute__((vector_size(16)));
#define ROUNDS __attribute__((always_inline))
#include "rounds.h"

size_t duolog_chacha20_strides_four(uint32_t state[16], uint8_t *bytes, size_t count) {
  const size_t stride = 4 * duolog_chacha20_block;
  size_t rest = count;
  words start[16], x[16];
  for (int i = 0; i < 16; i++) start[i] = (words){0} + state[i];
  start[12] += (words){0, 1, 2, 3};
  for (; rest >= stride; rest -= stride, bytes += stride) {
    make_blocks(x, start);
    start[12] += 4;
    for (int i = 0; i < 16; i += 4) {
      // From one word of four blocks in each vector to four words of one block.
      words ab = __builtin_shufflevector(x[i], x[i + 1], 0, 4, 1, 5);
      words AB = __builtin_shufflevector(x[i], x[i + 1], 2, 6, 3, 7);
      words cd = __builtin_shufflevector(x[i + 2], x[i + 3], 0, 4, 1, 5);
      words CD = __builtin_shufflevector(x[i + 2], x[i + 3], 2, 6, 3, 7);
      uint8_t *place = bytes + 4 * i;
      add_stream(place, __builtin_shufflevector(ab, cd, 0, 1, 4, 5));
      add_stream(place + 64, __builtin_shufflevector(ab, cd, 2, 3, 6, 7));
      add_stream(place + 128, __builtin_shufflevector(AB, CD, 0, 1, 4, 5));
      add_stream(place + 192, __builtin_shufflevector(AB, CD, 2, 3, 6, 7));
    }
  }
  state[12] = start[12][0];
  duolog_wipe(start, sizeof start);
  duolog_wipe(x, sizeof x);
  return count - rest;
}
