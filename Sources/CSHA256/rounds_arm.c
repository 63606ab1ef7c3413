// The rounds of SHA-256 with the ARMv8 cryptographic extension: FIPS 180-4, section 6.2.2. The Arm
// Architecture Reference Manual describes the instructions under SHA256H, SHA256H2, SHA256SU0 and
// SHA256SU1.
#include "rounds.h"

#ifdef DUOLOG_SHA256_ARM

#include <arm_neon.h>
#if defined(__linux__)
#include <sys/auxv.h>
#endif

bool duolog_sha256_has_arm(void) {
#if defined(__APPLE__)
  // All of Apple's 64-bit processors have it.
  return true;
#elif defined(__linux__)
  // HWCAP_SHA2 (https://docs.kernel.org/arch/arm64/elf_hwcaps.html).
  return (getauxval(AT_HWCAP) & 1ul << 6) != 0;
#else
  return false;
#endif
}

#ifdef __clang__
#define SHA_TARGET __attribute__((target("sha2")))
#else
#define SHA_TARGET __attribute__((target("+crypto")))
#endif

// Four rounds with the schedule words `w`.
SHA_TARGET static inline void four_rounds(
    uint32x4_t *abcd, uint32x4_t *efgh, uint32x4_t w, const uint32_t *constants) {
  uint32x4_t input = vaddq_u32(w, vld1q_u32(constants));
  uint32x4_t before = *abcd;
  *abcd = vsha256hq_u32(*abcd, *efgh, input);
  *efgh = vsha256h2q_u32(*efgh, before, input);
}

// The next four words of the schedule, given the sixteen words before them.
SHA_TARGET static inline uint32x4_t next_words(
    uint32x4_t w0, uint32x4_t w4, uint32x4_t w8, uint32x4_t w12) {
  return vsha256su1q_u32(vsha256su0q_u32(w0, w4), w8, w12);
}

SHA_TARGET void duolog_sha256_compress_arm(
    uint32_t state[8], const uint8_t *blocks, size_t count) {
  const uint32_t *k = duolog_sha256_constants;
  uint32x4_t abcd = vld1q_u32(state), efgh = vld1q_u32(state + 4);

  for (; count > 0; count--, blocks += duolog_sha256_block) {
    const uint32x4_t abcd_before = abcd, efgh_before = efgh;
    uint32x4_t w[4];
    for (int i = 0; i < 4; i++)
      w[i] = vreinterpretq_u32_u8(vrev32q_u8(vld1q_u8(blocks + 16 * i)));
    for (int t = 0; t < 48; t += 16) {
      four_rounds(&abcd, &efgh, w[0], k + t);
      w[0] = next_words(w[0], w[1], w[2], w[3]);
      four_rounds(&abcd, &efgh, w[1], k + t + 4);
      w[1] = next_words(w[1], w[2], w[3], w[0]);
      four_rounds(&abcd, &efgh, w[2], k + t + 8);
      w[2] = next_words(w[2], w[3], w[0], w[1]);
      four_rounds(&abcd, &efgh, w[3], k + t + 12);
      w[3] = next_words(w[3], w[0], w[1], w[2]);
    }
    for (int i = 0; i < 4; i++) four_rounds(&abcd, &efgh, w[i], k + 48 + 4 * i);
    abcd = vaddq_u32(abcd, abcd_before);
    efgh = vaddq_u32(efgh, efgh_before);
  }

  vst1q_u32(state, abcd);
  vst1q_u32(state + 4, efgh);
}

#endif
