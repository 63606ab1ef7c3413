// Hashing a message in pieces, and choosing the implementation that compresses blocks.
#include "CSHA256.h"

#include <stdatomic.h>
#include <string.h>

#include "rounds.h"

bool duolog_sha256_is_available(duolog_sha256_rounds rounds) {
  switch (rounds) {
    case duolog_sha256_portable:
      return true;
    case duolog_sha256_x86:
#ifdef DUOLOG_SHA256_X86
      return duolog_sha256_has_x86();
#else
      return false;
#endif
    case duolog_sha256_arm:
#ifdef DUOLOG_SHA256_ARM
      return duolog_sha256_has_arm();
#else
      return false;
#endif
  }
  return false;
}

duolog_sha256_rounds duolog_sha256_fastest(void) {
  // Querying the processor takes longer than hashing an event. If two threads do it at the same
  // time, they get the same answer.
  static _Atomic unsigned known;
  unsigned fastest = atomic_load_explicit(&known, memory_order_relaxed);
  if (fastest == 0) {
    fastest = duolog_sha256_is_available(duolog_sha256_x86)   ? duolog_sha256_x86
              : duolog_sha256_is_available(duolog_sha256_arm) ? duolog_sha256_arm
                                                              : duolog_sha256_portable;
    atomic_store_explicit(&known, fastest, memory_order_relaxed);
  }
  return (duolog_sha256_rounds)fastest;
}

static void compress(duolog_sha256 *hash, const uint8_t *blocks, size_t count) {
  switch (hash->rounds) {
#ifdef DUOLOG_SHA256_X86
    case duolog_sha256_x86:
      duolog_sha256_compress_x86(hash->state, blocks, count);
      break;
#endif
#ifdef DUOLOG_SHA256_ARM
    case duolog_sha256_arm:
      duolog_sha256_compress_arm(hash->state, blocks, count);
      break;
#endif
    default:
      duolog_sha256_compress_portable(hash->state, blocks, count);
  }
}

void duolog_sha256_start(duolog_sha256 *hash, duolog_sha256_rounds rounds) {
  // Section 5.3.3.
  static const uint32_t initial[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  memcpy(hash->state, initial, sizeof initial);
  hash->count = 0;
  hash->rounds = rounds;
}

void duolog_sha256_update(duolog_sha256 *hash, const void *bytes, size_t count) {
  if (count == 0) return;
  const uint8_t *rest = bytes;
  size_t filled = hash->count % duolog_sha256_block;
  hash->count += count;
  if (filled > 0) {
    size_t room = duolog_sha256_block - filled;
    size_t part = count < room ? count : room;
    memcpy(hash->pending + filled, rest, part);
    if (part < room) return;
    compress(hash, hash->pending, 1);
    rest += part;
    count -= part;
  }
  size_t blocks = count / duolog_sha256_block;
  if (blocks > 0) compress(hash, rest, blocks);
  rest += blocks * duolog_sha256_block;
  count -= blocks * duolog_sha256_block;
  if (count > 0) memcpy(hash->pending, rest, count);
}

void duolog_sha256_finish(duolog_sha256 *hash, uint32_t digest[8]) {
  // Section 5.1.1: a one bit, zeros, and the length in bits in the last eight bytes of a block.
  const size_t length_start = duolog_sha256_block - 8;
  size_t filled = hash->count % duolog_sha256_block;
  hash->pending[filled++] = 0x80;
  if (filled > length_start) {
    memset(hash->pending + filled, 0, duolog_sha256_block - filled);
    compress(hash, hash->pending, 1);
    filled = 0;
  }
  memset(hash->pending + filled, 0, length_start - filled);
  uint64_t bits = hash->count * 8;
  for (int index = 0; index < 8; index++)
    hash->pending[length_start + index] = (uint8_t)(bits >> (56 - 8 * index));
  compress(hash, hash->pending, 1);
  memcpy(digest, hash->state, sizeof hash->state);
}
