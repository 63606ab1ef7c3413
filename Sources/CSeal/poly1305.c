// Poly1305: RFC 8439, section 2.5. Numbers are in words of 64 bits, the lowest first.
#include <string.h>

#include "CSeal.h"

typedef unsigned __int128 wide;

static uint64_t little_endian(const uint8_t *bytes) {
  uint64_t value = 0;
  for (int i = 7; i >= 0; i--) value = value << 8 | bytes[i];
  return value;
}

static void store_little_endian(uint8_t *bytes, uint64_t value) {
  for (int i = 0; i < 8; i++) bytes[i] = (uint8_t)(value >> 8 * i);
}

// h = (h + m) * r mod 2^130 - 5, not quite reduced, for each block m of 16 bytes with `high` as its
// bit 128.
//
// r is clamped, so that r1 is a multiple of 4, and 2^130 = 5 (mod p). So 2^128 * r1 = 5 * r1 / 4, which
// is r1 + r1 / 4, and nothing has to be shifted. h2 stays below 8 and r0 and r1 below 2^60, so that no
// sum of products overflows 128 bits, and h2 * r0 not 64.
static void add_blocks(duolog_poly1305 *message, const uint8_t *bytes, size_t count, uint64_t high) {
  const uint64_t r0 = message->r[0], r1 = message->r[1], r1_folded = r1 + (r1 >> 2);
  uint64_t h0 = message->h[0], h1 = message->h[1], h2 = message->h[2];
  for (; count >= 16; count -= 16, bytes += 16) {
    wide sum = (wide)h0 + little_endian(bytes);
    h0 = (uint64_t)sum;
    sum = (wide)h1 + little_endian(bytes + 8) + (uint64_t)(sum >> 64);
    h1 = (uint64_t)sum;
    h2 += (uint64_t)(sum >> 64) + high;

    wide low = (wide)h0 * r0 + (wide)h1 * r1_folded;
    wide middle = (wide)h0 * r1 + (wide)h1 * r0 + h2 * r1_folded + (uint64_t)(low >> 64);
    h0 = (uint64_t)low;
    h1 = (uint64_t)middle;
    h2 = h2 * r0 + (uint64_t)(middle >> 64);

    // What lies above bit 130 comes back five times: (h2 / 4) * 4 + h2 / 4.
    sum = (wide)h0 + ((h2 & ~(uint64_t)3) + (h2 >> 2));
    h0 = (uint64_t)sum;
    sum = (wide)h1 + (uint64_t)(sum >> 64);
    h1 = (uint64_t)sum;
    h2 = (h2 & 3) + (uint64_t)(sum >> 64);
  }
  message->h[0] = h0;
  message->h[1] = h1;
  message->h[2] = h2;
}

void duolog_poly1305_start(duolog_poly1305 *message, const uint8_t key[32]) {
  memset(message, 0, sizeof *message);
  message->r[0] = little_endian(key) & 0x0ffffffc0fffffff;
  message->r[1] = little_endian(key + 8) & 0x0ffffffc0ffffffc;
  message->s[0] = little_endian(key + 16);
  message->s[1] = little_endian(key + 24);
}

void duolog_poly1305_update(duolog_poly1305 *message, const uint8_t *bytes, size_t count) {
  if (count == 0) return;
  if (message->filled > 0) {
    size_t room = sizeof message->pending - message->filled;
    size_t part = count < room ? count : room;
    memcpy(message->pending + message->filled, bytes, part);
    message->filled += part;
    if (message->filled < sizeof message->pending) return;
    add_blocks(message, message->pending, sizeof message->pending, 1);
    message->filled = 0;
    bytes += part;
    count -= part;
  }
  add_blocks(message, bytes, count, 1);
  message->filled = count % 16;
  if (message->filled > 0) memcpy(message->pending, bytes + count - message->filled, message->filled);
}

void duolog_poly1305_finish(duolog_poly1305 *message, uint8_t tag[16]) {
  if (message->filled > 0) {
    // The last block ends with a one bit and zeros.
    message->pending[message->filled] = 1;
    for (size_t i = message->filled + 1; i < sizeof message->pending; i++) message->pending[i] = 0;
    add_blocks(message, message->pending, sizeof message->pending, 0);
  }
  uint64_t h0 = message->h[0], h1 = message->h[1], h2 = message->h[2];

  // h is below 2p. h + 5 - 2^130 is h - p: where that is not negative, it is the remainder.
  wide sum = (wide)h0 + 5;
  uint64_t g0 = (uint64_t)sum;
  sum = (wide)h1 + (uint64_t)(sum >> 64);
  uint64_t g1 = (uint64_t)sum;
  uint64_t g2 = h2 + (uint64_t)(sum >> 64);
  uint64_t reduced = 0 - (g2 >> 2 & 1);
  __asm__ __volatile__("" : "+r"(reduced));
  h0 = (h0 & ~reduced) | (g0 & reduced);
  h1 = (h1 & ~reduced) | (g1 & reduced);

  sum = (wide)h0 + message->s[0];
  store_little_endian(tag, (uint64_t)sum);
  store_little_endian(tag + 8, h1 + message->s[1] + (uint64_t)(sum >> 64));
  duolog_wipe(message, sizeof *message);
}
