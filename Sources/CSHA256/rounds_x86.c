// The rounds of SHA-256 with the SHA extensions of x86-64: FIPS 180-4, section 6.2.2. The Intel 64
// and IA-32 Architectures Software Developer's Manual, volume 2, describes the instructions under
// SHA256RNDS2, SHA256MSG1 and SHA256MSG2.
#include "rounds.h"

#ifdef DUOLOG_SHA256_X86

#include <cpuid.h>
#include <immintrin.h>

bool duolog_sha256_has_x86(void) {
  // Leaf 1, ECX: SSSE3 is bit 9, SSE4.1 bit 19. Leaf 7, EBX: SHA is bit 29 (volume 2, CPUID). The
  // operating system need not support these explicitly: they use registers that every x86-64 has.
  unsigned a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d)) return false;
  if ((c & 1u << 9) == 0 || (c & 1u << 19) == 0) return false;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & 1u << 29) != 0;
}

#define SHA_TARGET __attribute__((target("sha,sse4.1,ssse3")))

// Four rounds with the schedule words `w`. SHA256RNDS2 does two of them, using the lower half of
// its last operand.
SHA_TARGET static inline void four_rounds(
    __m128i *abef, __m128i *cdgh, __m128i w, const uint32_t *constants) {
  __m128i input = _mm_add_epi32(w, _mm_load_si128((const __m128i *)constants));
  *cdgh = _mm_sha256rnds2_epu32(*cdgh, *abef, input);
  *abef = _mm_sha256rnds2_epu32(*abef, *cdgh, _mm_shuffle_epi32(input, 0x0e));
}

// The next four words of the schedule, given the sixteen words before them.
SHA_TARGET static inline __m128i next_words(__m128i w0, __m128i w4, __m128i w8, __m128i w12) {
  // SHA256MSG1 adds the sigma0 of words t - 15, the shift finds words t - 7, and SHA256MSG2 adds
  // the sigma1 of words t - 2, two of which it has only just computed.
  __m128i sum = _mm_add_epi32(_mm_sha256msg1_epu32(w0, w4), _mm_alignr_epi8(w12, w8, 4));
  return _mm_sha256msg2_epu32(sum, w12);
}

SHA_TARGET void duolog_sha256_compress_x86(
    uint32_t state[8], const uint8_t *blocks, size_t count) {
  const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  const uint32_t *k = duolog_sha256_constants;

  // The instructions expect the words in the order a, b, e, f and c, d, g, h, highest first.
  __m128i abcd = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0x1b);
  __m128i efgh = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state + 4)), 0x1b);
  __m128i abef = _mm_unpackhi_epi64(efgh, abcd);
  __m128i cdgh = _mm_unpacklo_epi64(efgh, abcd);

  for (; count > 0; count--, blocks += duolog_sha256_block) {
    const __m128i abef_before = abef, cdgh_before = cdgh;
    __m128i w[4];
    for (int i = 0; i < 4; i++)
      w[i] = _mm_shuffle_epi8(
          _mm_loadu_si128((const __m128i *)(blocks + 16 * i)), big_endian);
    for (int t = 0; t < 48; t += 16) {
      four_rounds(&abef, &cdgh, w[0], k + t);
      w[0] = next_words(w[0], w[1], w[2], w[3]);
      four_rounds(&abef, &cdgh, w[1], k + t + 4);
      w[1] = next_words(w[1], w[2], w[3], w[0]);
      four_rounds(&abef, &cdgh, w[2], k + t + 8);
      w[2] = next_words(w[2], w[3], w[0], w[1]);
      four_rounds(&abef, &cdgh, w[3], k + t + 12);
      w[3] = next_words(w[3], w[0], w[1], w[2]);
    }
    for (int i = 0; i < 4; i++) four_rounds(&abef, &cdgh, w[i], k + 48 + 4 * i);
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }

  abcd = _mm_unpackhi_epi64(cdgh, abef);
  efgh = _mm_unpacklo_epi64(cdgh, abef);
  _mm_storeu_si128((__m128i *)state, _mm_shuffle_epi32(abcd, 0x1b));
  _mm_storeu_si128((__m128i *)(state + 4), _mm_shuffle_epi32(efgh, 0x1b));
}

#endif
