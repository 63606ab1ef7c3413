// The mixing of scrypt: RFC 7914, sections 3 to 5.
//
// Salsa20/8 works on columns and rows of a matrix of 4 × 4 words in turn. Kept as its diagonals, a
// round is one operation on vectors of four words. So the words of each chunk of 64 bytes are brought
// into that order once, before the mixing, and back after it; the order changes nothing else.
#include <stdlib.h>
#include <string.h>

#include "CSeal.h"

typedef uint32_t words __attribute__((vector_size(16)));

/// A chunk of 64 bytes, as its four diagonals.
typedef struct chunk {
  words d[4];
} chunk;

/// Where the words of the diagonals stand in a chunk as it is written.
static const uint8_t order[16] = {0, 5, 10, 15, 4, 9, 14, 3, 8, 13, 2, 7, 12, 1, 6, 11};

static inline words rotated(words value, int bits) {
  return value << bits | value >> (32 - bits);
}

// x = Salsa20/8(x ^ y): section 3.
static inline void salsa(chunk *x, const chunk *y) {
  words a = x->d[0] ^ y->d[0], b = x->d[1] ^ y->d[1];
  words c = x->d[2] ^ y->d[2], d = x->d[3] ^ y->d[3];
  const words before[4] = {a, b, c, d};
  for (int round = 0; round < 4; round++) {
    // Columns.
    b ^= rotated(a + d, 7);
    c ^= rotated(b + a, 9);
    d ^= rotated(c + b, 13);
    a ^= rotated(d + c, 18);
    b = __builtin_shufflevector(b, b, 3, 0, 1, 2);
    c = __builtin_shufflevector(c, c, 2, 3, 0, 1);
    d = __builtin_shufflevector(d, d, 1, 2, 3, 0);
    // Rows.
    d ^= rotated(a + b, 7);
    c ^= rotated(d + a, 9);
    b ^= rotated(c + d, 13);
    a ^= rotated(b + c, 18);
    b = __builtin_shufflevector(b, b, 1, 2, 3, 0);
    c = __builtin_shufflevector(c, c, 2, 3, 0, 1);
    d = __builtin_shufflevector(d, d, 3, 0, 1, 2);
  }
  x->d[0] = a + before[0];
  x->d[1] = b + before[1];
  x->d[2] = c + before[2];
  x->d[3] = d + before[3];
}

// scryptBlockMix of section 4, from one place to another: even chunks first, odd ones after them.
static void mix_block(chunk *to, const chunk *from, size_t r) {
  chunk x = from[2 * r - 1];
  for (size_t i = 0; i < r; i++) {
    salsa(&x, &from[2 * i]);
    to[i] = x;
    salsa(&x, &from[2 * i + 1]);
    to[r + i] = x;
  }
}

bool duolog_scrypt_mix(uint8_t *block, size_t r, unsigned log2_n) {
  const size_t chunks = 2 * r, n = (size_t)1 << log2_n;
  // V of section 5, and two blocks to work in.
  const size_t size = (n + 2) * chunks * sizeof(chunk);
  chunk *memory = aligned_alloc(64, size);
  if (memory == NULL) return false;
  chunk *x = memory + n * chunks, *t = x + chunks;

  for (size_t i = 0; i < chunks; i++)
    for (int j = 0; j < 16; j++) {
      const uint8_t *word = block + 64 * i + 4 * order[j];
      x[i].d[j / 4][j % 4] = (uint32_t)word[0] | (uint32_t)word[1] << 8 | (uint32_t)word[2] << 16
                             | (uint32_t)word[3] << 24;
    }
  memcpy(memory, x, chunks * sizeof *x);
  for (size_t i = 1; i < n; i++) mix_block(memory + i * chunks, memory + (i - 1) * chunks, r);
  mix_block(x, memory + (n - 1) * chunks, r);
  for (size_t i = 0; i < n; i++) {
    // Integerify: the first word of the last chunk; N is a power of two of at most 32 bits.
    const chunk *v = memory + (x[chunks - 1].d[0][0] & (n - 1)) * chunks;
    for (size_t j = 0; j < chunks; j++)
      for (int k = 0; k < 4; k++) t[j].d[k] = x[j].d[k] ^ v[j].d[k];
    mix_block(x, t, r);
  }
  for (size_t i = 0; i < chunks; i++)
    for (int j = 0; j < 16; j++) {
      uint32_t word = x[i].d[j / 4][j % 4];
      for (int k = 0; k < 4; k++) block[64 * i + 4 * order[j] + k] = (uint8_t)(word >> 8 * k);
    }
  duolog_wipe(memory, size);
  free(memory);
  return true;
}
