// Checks every implementation of SHA-256 that this processor can run: with NIST's vectors, and
// against plain C on random messages in random pieces. CI also builds it for ARM and runs it on an
// emulated processor, where the Swift tests do not run.
//
//     main NAME      requires the implementation NAME: portable, x86 or arm
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CSHA256.h"

static const char *const names[] = {"", "portable", "x86", "arm"};

static void hex(const uint32_t digest[8], char text[65]) {
  for (int i = 0; i < 8; i++) snprintf(text + 8 * i, 9, "%08x", digest[i]);
}

// SplitMix64 (https://prng.di.unimi.it/splitmix64.c).
static uint64_t random_state = 20261121;
static uint64_t next_random(uint64_t below) {
  uint64_t mixed = random_state += 0x9E3779B97F4A7C15;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
  return (mixed ^ (mixed >> 31)) % below;
}

static void hash_whole(
    duolog_sha256_rounds rounds, const uint8_t *bytes, size_t count, uint32_t digest[8]) {
  duolog_sha256 hash;
  duolog_sha256_start(&hash, rounds);
  duolog_sha256_update(&hash, bytes, count);
  duolog_sha256_finish(&hash, digest);
}

static void fail(duolog_sha256_rounds rounds, const char *what, size_t count) {
  printf("%s: %s of %zu bytes has a different digest\n", names[rounds], what, count);
  exit(1);
}

// NIST's examples for FIPS 180-4, and its additional ones of a repeated byte
// (https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines/example-values).
static void check_examples(duolog_sha256_rounds rounds) {
  static const struct {
    const char *message, *digest;
  } examples[] = {
      {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
      {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
       "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
       "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
  };
  static const struct {
    int byte;
    size_t count;
    const char *digest;
  } repeated[] = {
      {0xbd, 1, "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b"},
      {0x00, 55, "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7"},
      {0x00, 56, "d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb"},
      {0x00, 57, "65a16cb7861335d5ace3c60718b5052e44660726da4cd13bb745381b235a1785"},
      {0x00, 64, "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b"},
      {0x00, 1000, "541b3e9daa09b20bf85fa273e5cbd3e80185aa4ec298e765db87742b70138a53"},
      {0x61, 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
  };
  uint32_t digest[8];
  char text[65];
  for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
    size_t count = strlen(examples[i].message);
    hash_whole(rounds, (const uint8_t *)examples[i].message, count, digest);
    hex(digest, text);
    if (strcmp(text, examples[i].digest) != 0) fail(rounds, "NIST's example", count);
  }
  uint8_t *bytes = malloc(1000000);
  if (!bytes) exit(2);
  for (size_t i = 0; i < sizeof repeated / sizeof *repeated; i++) {
    memset(bytes, repeated[i].byte, repeated[i].count);
    hash_whole(rounds, bytes, repeated[i].count, digest);
    hex(digest, text);
    if (strcmp(text, repeated[i].digest) != 0)
      fail(rounds, "NIST's repeated byte", repeated[i].count);
  }
  free(bytes);
}

static void check_against_portable(duolog_sha256_rounds rounds) {
  static uint8_t bytes[8192];
  for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (uint8_t)next_random(256);
  for (int round = 0; round < 4000; round++) {
    // All lengths up to a few blocks, then random ones, at every alignment.
    size_t start = next_random(64);
    size_t count = round < 600 ? (size_t)round : next_random(sizeof bytes - 64);
    uint32_t expected[8], digest[8];
    hash_whole(duolog_sha256_portable, bytes + start, count, expected);
    duolog_sha256 hash;
    duolog_sha256_start(&hash, rounds);
    for (size_t done = 0; done < count;) {
      size_t part = 1 + next_random(next_random(2) ? 70 : 700);
      if (part > count - done) part = count - done;
      duolog_sha256_update(&hash, bytes + start + done, part);
      done += part;
    }
    duolog_sha256_finish(&hash, digest);
    if (memcmp(digest, expected, sizeof digest) != 0) fail(rounds, "a random message", count);
  }
}

int main(int count, char **arguments) {
  bool found = count < 2;
  for (int rounds = duolog_sha256_portable; rounds <= duolog_sha256_arm; rounds++) {
    if (!duolog_sha256_is_available(rounds)) continue;
    check_examples(rounds);
    check_against_portable(rounds);
    printf("SHA-256, %s: agrees with NIST and plain C\n", names[rounds]);
    if (count == 2 && strcmp(arguments[1], names[rounds]) == 0) found = true;
  }
  if (!found) printf("SHA-256, %s: not available\n", arguments[1]);
  return found ? 0 : 1;
}
