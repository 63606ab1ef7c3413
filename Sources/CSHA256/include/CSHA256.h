// The Secure Hash Algorithm SHA-256 of FIPS 180-4 (https://doi.org/10.6028/NIST.FIPS.180-4).
//
// A message is hashed in pieces: start, update as often as needed, finish. Nothing is allocated.
// Blocks are compressed with the processor's own SHA-256 instructions where it has them, and in
// plain C elsewhere.
#ifndef CSHA256_H
#define CSHA256_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Implementations of block compression. All give the same digests.
typedef enum duolog_sha256_rounds {
  /// Plain C, for every processor.
  duolog_sha256_portable = 1,
  /// The SHA extensions of x86-64 processors ("SHA-NI").
  duolog_sha256_x86 = 2,
  /// The SHA-256 instructions of the ARMv8 cryptographic extension.
  duolog_sha256_arm = 3,
} duolog_sha256_rounds;

/// Whether this program contains that implementation and this processor can run it.
bool duolog_sha256_is_available(duolog_sha256_rounds rounds);

/// The fastest available implementation.
duolog_sha256_rounds duolog_sha256_fastest(void);

/// A message that is being hashed.
typedef struct duolog_sha256 {
  /// The hash value so far: section 6.2.
  uint32_t state[8];
  /// The number of bytes of the message so far.
  uint64_t count;
  /// The bytes at the end of the message that do not fill a block yet.
  uint8_t pending[64];
  /// The implementation that compresses blocks.
  uint32_t rounds;
} duolog_sha256;

/// Starts an empty message, using `rounds`, which must be available.
void duolog_sha256_start(duolog_sha256 *hash, duolog_sha256_rounds rounds);

/// Appends `count` bytes to the message. `bytes` may be null if `count` is 0.
void duolog_sha256_update(duolog_sha256 *hash, const void *bytes, size_t count);

/// Ends the message, and stores its digest as eight words, first bytes first. Start the hash again
/// before further use.
void duolog_sha256_finish(duolog_sha256 *hash, uint32_t digest[8]);

#endif
