// The code that makes blocks of ChaCha20, for each kind of processor.
#ifndef CSEAL_LANES_H
#define CSEAL_LANES_H

#include "CSeal.h"

#if defined(__x86_64__)
#define DUOLOG_CHACHA20_AVX2 1
#endif

/// Each adds the key stream to as many whole strides of 64 bytes times its lanes as `count` has, and
/// returns how many bytes those are. The counter in `state` moves on by the blocks used.
size_t duolog_chacha20_strides_four(uint32_t state[16], uint8_t *bytes, size_t count);

#ifdef DUOLOG_CHACHA20_AVX2
bool duolog_chacha20_has_avx2(void);
size_t duolog_chacha20_strides_eight(uint32_t state[16], uint8_t *bytes, size_t count);
#endif

#endif
