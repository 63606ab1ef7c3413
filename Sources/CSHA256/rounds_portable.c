// The rounds of SHA-256 in plain C: FIPS 180-4, section 6.2.2.
#include "rounds.h"

// Section 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
const uint32_t duolog_sha256_constants[64] __attribute__((aligned(16))) = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static inline uint32_t rotated(uint32_t word, int count) {
  return word >> count | word << (32 - count);
}

// Section 3.1: words are big-endian.
static inline uint32_t word_at(const uint8_t *bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

// Step 3. Instead of moving each variable to the next, the next round renames them: `d` becomes
// `e`, and `h` becomes `a`. The functions are those of section 4.1.2 with fewer operations: a
// rotation shared by all three terms of a sum is done once.
#define ROUND(a, b, c, d, e, f, g, h, input)                                                 \
  do {                                                                                       \
    uint32_t sum1 = rotated(e ^ rotated(e, 5) ^ rotated(e, 19), 6);                          \
    uint32_t sum0 = rotated(a ^ rotated(a, 11) ^ rotated(a, 20), 2);                         \
    uint32_t choice = ((f ^ g) & e) ^ g;                                                     \
    uint32_t majority = ((a ^ b) & (b ^ c)) ^ b;                                             \
    uint32_t temporary = h + sum1 + choice + (input);                                        \
    d += temporary;                                                                          \
    h = temporary + sum0 + majority;                                                         \
  } while (0)

void duolog_sha256_compress_portable(uint32_t state[8], const uint8_t *blocks, size_t count) {
  for (; count > 0; count--, blocks += duolog_sha256_block) {
    // Step 1: the message schedule.
    uint32_t w[64];
    for (int t = 0; t < 16; t++) w[t] = word_at(blocks + 4 * t);
    for (int t = 16; t < 64; t++) {
      uint32_t x = w[t - 15], y = w[t - 2];
      uint32_t sigma0 = rotated(x, 7) ^ rotated(x, 18) ^ x >> 3;
      uint32_t sigma1 = rotated(y, 17) ^ rotated(y, 19) ^ y >> 10;
      w[t] = sigma1 + w[t - 7] + sigma0 + w[t - 16];
    }
    // Step 2.
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    // Step 3.
    for (int t = 0; t < 64; t += 8) {
      const uint32_t *k = duolog_sha256_constants + t;
      ROUND(a, b, c, d, e, f, g, h, k[0] + w[t]);
      ROUND(h, a, b, c, d, e, f, g, k[1] + w[t + 1]);
      ROUND(g, h, a, b, c, d, e, f, k[2] + w[t + 2]);
      ROUND(f, g, h, a, b, c, d, e, k[3] + w[t + 3]);
      ROUND(e, f, g, h, a, b, c, d, k[4] + w[t + 4]);
      ROUND(d, e, f, g, h, a, b, c, k[5] + w[t + 5]);
      ROUND(c, d, e, f, g, h, a, b, k[6] + w[t + 6]);
      ROUND(b, c, d, e, f, g, h, a, k[7] + w[t + 7]);
    }
    // Step 4.
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  }
}
