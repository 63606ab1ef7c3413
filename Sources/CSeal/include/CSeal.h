// The parts of sealing that have to be fast or that Swift cannot promise: ChaCha20, Poly1305 and their
// AEAD (RFC 8439, https://www.rfc-editor.org/rfc/rfc8439), the mixing of scrypt (RFC 7914,
// https://www.rfc-editor.org/rfc/rfc7914), overwriting, and comparing in constant time.
//
// No branch and no address depends on a key, a plaintext or a tag. The one exception is scrypt, whose
// definition reads memory at places that the passphrase decides. What a function leaves on its stack
// of a secret, it overwrites before it returns.
#ifndef CSEAL_H
#define CSEAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The bytes of a key, a nonce, a tag and a block of ChaCha20: RFC 8439, sections 2.3, 2.5 and 2.8.
enum {
  duolog_chacha20_key = 32,
  duolog_chacha20_nonce = 12,
  duolog_chacha20_block = 64,
  duolog_poly1305_key = 32,
  duolog_poly1305_tag = 16,
};

/// The code that makes blocks of ChaCha20, by how many it makes at a time. All of it gives the same.
typedef enum duolog_chacha20_lanes {
  /// Vectors of 16 bytes, which every processor that Duolog runs on has, or the compiler replaces.
  duolog_chacha20_four = 4,
  /// Vectors of 32 bytes: the AVX2 extension of x86-64 processors.
  duolog_chacha20_eight = 8,
} duolog_chacha20_lanes;

/// Whether this program has that code and this processor can run it.
bool duolog_chacha20_is_available(duolog_chacha20_lanes lanes);

/// The fastest code that is available.
duolog_chacha20_lanes duolog_chacha20_fastest(void);

/// Adds the key stream that begins at block `counter` to `count` bytes, in place: RFC 8439, section
/// 2.4. Does nothing if there are none. `lanes` must be available, and the counter must not overflow.
void duolog_chacha20_xor(
    duolog_chacha20_lanes lanes, const uint8_t key[32], const uint8_t nonce[12], uint32_t counter,
    uint8_t *bytes, size_t count);

/// A message that is being authenticated: RFC 8439, section 2.5.
typedef struct duolog_poly1305 {
  /// The first half of the key, clamped.
  uint64_t r[2];
  /// The second half of the key.
  uint64_t s[2];
  /// The sum so far, of 130 bits and a few more.
  uint64_t h[3];
  /// The bytes at the end of the message that do not fill a block of 16 yet, and their number.
  uint8_t pending[16];
  size_t filled;
} duolog_poly1305;

/// Starts an empty message under a key, which must never be used for another message.
void duolog_poly1305_start(duolog_poly1305 *message, const uint8_t key[32]);

/// Appends `count` bytes to the message. `bytes` may be null if there are none.
void duolog_poly1305_update(duolog_poly1305 *message, const uint8_t *bytes, size_t count);

/// Ends the message, gives its tag, and overwrites the state.
void duolog_poly1305_finish(duolog_poly1305 *message, uint8_t tag[16]);

/// Encrypts `count` bytes in place and gives their tag: RFC 8439, section 2.8. `count` is at most
/// 2^32 - 2 blocks; pointers may be null where there are no bytes.
void duolog_aead_seal(
    const uint8_t key[32], const uint8_t nonce[12], const uint8_t *additional,
    size_t additional_count, uint8_t *bytes, size_t count, uint8_t tag[16]);

/// Checks the tag of `count` bytes and, only if it is right, decrypts them in place. If it is not, the
/// bytes stay as they are.
bool duolog_aead_open(
    const uint8_t key[32], const uint8_t nonce[12], const uint8_t *additional,
    size_t additional_count, uint8_t *bytes, size_t count, const uint8_t tag[16]);

/// scryptROMix of RFC 7914, section 5, over one block of 128 * `r` bytes, in place, with N = 2 to the
/// `log2_n`, which is 1 to 31. Takes 128 * `r` * N bytes of memory, and gives them back overwritten.
/// False if there is not as much; then the block is as before.
bool duolog_scrypt_mix(uint8_t *block, size_t r, unsigned log2_n);

/// Overwrites bytes with zeros, which the compiler must not leave out. Does nothing if there are none.
void duolog_wipe(void *bytes, size_t count);

/// Whether two runs of `count` bytes are equal, in a time that depends on `count` alone.
bool duolog_equal(const void *left, const void *right, size_t count);

#endif
