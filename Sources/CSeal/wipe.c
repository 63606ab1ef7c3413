// Overwriting, and comparing in constant time.
#include <string.h>

#include "CSeal.h"

void duolog_wipe(void *bytes, size_t count) {
  if (count == 0) return;
  memset(bytes, 0, count);
  // For all that the compiler knows, this reads the bytes, so the zeros have to be there.
  __asm__ __volatile__("" : : "r"(bytes) : "memory");
}

bool duolog_equal(const void *left, const void *right, size_t count) {
  const uint8_t *a = left, *b = right;
  uint32_t difference = 0;
  for (size_t index = 0; index < count; index++) {
    difference |= (uint32_t)(a[index] ^ b[index]);
    // Hides the value, so that the compiler cannot stop at the first difference.
    __asm__ __volatile__("" : "+r"(difference));
  }
  // 0 gives the highest bit, 1 to 255 do not.
  return (difference - 1) >> 31;
}
