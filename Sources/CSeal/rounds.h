// The rounds of ChaCha20 (RFC 8439, sections 2.1 to 2.3) over vectors whose lanes are blocks: lane i of
// all sixteen words is block i. For each width of vector, after the definition of
//
//   words    the type of a vector of 32-bit words
//   ROUNDS   the attributes of a function

ROUNDS static inline words rotated(words value, int bits) {
  return value << bits | value >> (32 - bits);
}

// Section 2.1.
ROUNDS static inline void quarter_round(words *a, words *b, words *c, words *d) {
  *a += *b;
  *d = rotated(*d ^ *a, 16);
  *c += *d;
  *b = rotated(*b ^ *c, 12);
  *a += *b;
  *d = rotated(*d ^ *a, 8);
  *c += *d;
  *b = rotated(*b ^ *c, 7);
}

// The blocks whose first state is `start`: section 2.3.
ROUNDS static inline void make_blocks(words x[16], const words start[16]) {
  for (int i = 0; i < 16; i++) x[i] = start[i];
  for (int round = 0; round < 10; round++) {
    quarter_round(&x[0], &x[4], &x[8], &x[12]);
    quarter_round(&x[1], &x[5], &x[9], &x[13]);
    quarter_round(&x[2], &x[6], &x[10], &x[14]);
    quarter_round(&x[3], &x[7], &x[11], &x[15]);
    quarter_round(&x[0], &x[5], &x[10], &x[15]);
    quarter_round(&x[1], &x[6], &x[11], &x[12]);
    quarter_round(&x[2], &x[7], &x[8], &x[13]);
    quarter_round(&x[3], &x[4], &x[9], &x[14]);
  }
  for (int i = 0; i < 16; i++) x[i] += start[i];
}

// Adds `stream` to the bytes at `place`.
ROUNDS static inline void add_stream(uint8_t *place, words stream) {
  words text;
  memcpy(&text, place, sizeof text);
  text ^= stream;
  memcpy(place, &text, sizeof text);
}
