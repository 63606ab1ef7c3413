// The AEAD of ChaCha20 and Poly1305: RFC 8439, section 2.8.
#include "CSeal.h"

static void make_tag(
    duolog_chacha20_lanes lanes, const uint8_t key[32], const uint8_t nonce[12],
    const uint8_t *additional, size_t additional_count, const uint8_t *bytes, size_t count,
    uint8_t tag[16]) {
  static const uint8_t zeros[16];
  // Section 2.6: the key of this one message is the beginning of block 0.
  uint8_t message_key[duolog_poly1305_key] = {0};
  duolog_chacha20_xor(lanes, key, nonce, 0, message_key, sizeof message_key);
  duolog_poly1305 message;
  duolog_poly1305_start(&message, message_key);
  duolog_wipe(message_key, sizeof message_key);

  duolog_poly1305_update(&message, additional, additional_count);
  duolog_poly1305_update(&message, zeros, (16 - additional_count % 16) % 16);
  duolog_poly1305_update(&message, bytes, count);
  duolog_poly1305_update(&message, zeros, (16 - count % 16) % 16);
  uint8_t lengths[16];
  for (int i = 0; i < 8; i++) {
    lengths[i] = (uint8_t)((uint64_t)additional_count >> 8 * i);
    lengths[8 + i] = (uint8_t)((uint64_t)count >> 8 * i);
  }
  duolog_poly1305_update(&message, lengths, sizeof lengths);
  duolog_poly1305_finish(&message, tag);
}

void duolog_aead_seal(
    const uint8_t key[32], const uint8_t nonce[12], const uint8_t *additional,
    size_t additional_count, uint8_t *bytes, size_t count, uint8_t tag[16]) {
  duolog_chacha20_lanes lanes = duolog_chacha20_fastest();
  duolog_chacha20_xor(lanes, key, nonce, 1, bytes, count);
  make_tag(lanes, key, nonce, additional, additional_count, bytes, count, tag);
}

bool duolog_aead_open(
    const uint8_t key[32], const uint8_t nonce[12], const uint8_t *additional,
    size_t additional_count, uint8_t *bytes, size_t count, const uint8_t tag[16]) {
  duolog_chacha20_lanes lanes = duolog_chacha20_fastest();
  uint8_t expected[duolog_poly1305_tag];
  make_tag(lanes, key, nonce, additional, additional_count, bytes, count, expected);
  bool is_right = duolog_equal(expected, tag, sizeof expected);
  // The right tag of bytes that somebody else made is what they are after.
  duolog_wipe(expected, sizeof expected);
  if (is_right) duolog_chacha20_xor(lanes, key, nonce, 1, bytes, count);
  return is_right;
}
