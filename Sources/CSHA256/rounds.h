// Block compression for each kind of processor.
#ifndef CSHA256_ROUNDS_H
#define CSHA256_ROUNDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__)
#define DUOLOG_SHA256_X86 1
#endif
#if defined(__aarch64__) && !defined(__AARCH64EB__)
#define DUOLOG_SHA256_ARM 1
#endif

/// The size of a block in bytes: FIPS 180-4, section 1.
enum { duolog_sha256_block = 64 };

/// The constants K of FIPS 180-4, section 4.2.2.
extern const uint32_t duolog_sha256_constants[64];

/// Each compresses `count` blocks into `state` as in FIPS 180-4, section 6.2.2.
void duolog_sha256_compress_portable(uint32_t state[8], const uint8_t *blocks, size_t count);

#ifdef DUOLOG_SHA256_X86
bool duolog_sha256_has_x86(void);
void duolog_sha256_compress_x86(uint32_t state[8], const uint8_t *blocks, size_t count);
#endif

#ifdef DUOLOG_SHA256_ARM
bool duolog_sha256_has_arm(void);
void duolog_sha256_compress_arm(uint32_t state[8], const uint8_t *blocks, size_t count);
#endif

#endif
