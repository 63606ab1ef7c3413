// ChaCha20 over bytes in any number, and the choice of the code that makes its blocks.
#include <stdatomic.h>
#include <string.h>

#include "lanes.h"

bool duolog_chacha20_is_available(duolog_chacha20_lanes lanes) {
  switch (lanes) {
    case duolog_chacha20_four:
      return true;
    case duolog_chacha20_eight:
#ifdef DUOLOG_CHACHA20_AVX2
      return duolog_chacha20_has_avx2();
#else
      return false;
#endif
  }
  return false;
}

duolog_chacha20_lanes duolog_chacha20_fastest(void) {
  // Two threads that ask at the same time get the same answer.
  static _Atomic unsigned known;
  unsigned fastest = atomic_load_explicit(&known, memory_order_relaxed);
  if (fastest == 0) {
    fastest = duolog_chacha20_is_available(duolog_chacha20_eight) ? duolog_chacha20_eight
                                                                  : duolog_chacha20_four;
    atomic_store_explicit(&known, fastest, memory_order_relaxed);
  }
  return (duolog_chacha20_lanes)fastest;
}

static uint32_t little_endian(const uint8_t *bytes) {
  return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16
         | (uint32_t)bytes[3] << 24;
}

void duolog_chacha20_xor(
    duolog_chacha20_lanes lanes, const uint8_t key[32], const uint8_t nonce[12], uint32_t counter,
    uint8_t *bytes, size_t count) {
  if (count == 0) return;
  // Section 2.3: four constants, the key, the counter, the nonce.
  uint32_t state[16] = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574};
  for (int i = 0; i < 8; i++) state[4 + i] = little_endian(key + 4 * i);
  state[12] = counter;
  for (int i = 0; i < 3; i++) state[13 + i] = little_endian(nonce + 4 * i);

  size_t done = 0;
#ifdef DUOLOG_CHACHA20_AVX2
  if (lanes == duolog_chacha20_eight) done = duolog_chacha20_strides_eight(state, bytes, count);
#else
  (void)lanes;
#endif
  done += duolog_chacha20_strides_four(state, bytes + done, count - done);
  if (done < count) {
    // What is left gets the beginning of a whole stride.
    uint8_t last[4 * duolog_chacha20_block] = {0};
    duolog_chacha20_strides_four(state, last, sizeof last);
    for (size_t i = 0; done + i < count; i++) bytes[done + i] ^= last[i];
    duolog_wipe(last, sizeof last);
  }
  duolog_wipe(state, sizeof state);
}
