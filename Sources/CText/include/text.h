/// Finds the end of plain text in JSON strings, sixteen bytes at a time.
#ifndef DYNAMOCK_TEXT_H
#define DYNAMOCK_TEXT_H

#include <stdint.h>

// Functions of a header, because a call would take longer than what they do. Vectors of the compiler,
// because the headers of the processors' own instructions would be imported wherever this one is.
typedef uint8_t dynamock_text_bytes __attribute__((vector_size(16)));
typedef uint64_t dynamock_text_words __attribute__((vector_size(16)));
typedef dynamock_text_bytes dynamock_text_unaligned __attribute__((aligned(1)));

static inline dynamock_text_bytes dynamock_text_load(const void *sixteen) {
  return *(const dynamock_text_unaligned *)sixteen;
}

/// Returns the number of bytes before the first quote, backslash or byte below 0x20 among sixteen bytes,
/// from the one with an index (0 to 15) on; without any, the number of those from there on.
static inline int64_t dynamock_text_plain_length(const void *sixteen, int64_t index) {
  dynamock_text_bytes bytes = dynamock_text_load(sixteen);
  dynamock_text_bytes found = (dynamock_text_bytes)(
      (bytes == (uint8_t)'"') | (bytes == (uint8_t)'\\') | (bytes < (uint8_t)0x20));
#if defined(__SSE2__)
  typedef char signs __attribute__((vector_size(16)));
  uint32_t mask = (uint32_t)__builtin_ia32_pmovmskb128((signs)found);
  return __builtin_ctz((mask | 0x10000) >> index);
#elif __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  dynamock_text_words words = (dynamock_text_words)found;
  uint64_t low = index < 8 ? words[0] >> (8 * index) : 0;
  if (low != 0) return __builtin_ctzll(low) / 8;
  uint64_t high = index < 8 ? words[1] : words[1] >> (8 * (index - 8));
  int64_t passed = index < 8 ? 8 - index : 0;
  return high == 0 ? 16 - index : passed + __builtin_ctzll(high) / 8;
#else
  int64_t end = index;
  while (end < 16 && found[end] == 0) end++;
  return end - index;
#endif
}

/// Returns whether 64 bytes are ASCII.
static inline int dynamock_text_is_ascii(const void *bytes) {
  const uint8_t *parts = (const uint8_t *)bytes;
  dynamock_text_words all = (dynamock_text_words)(
      dynamock_text_load(parts) | dynamock_text_load(parts + 16) |
      dynamock_text_load(parts + 32) | dynamock_text_load(parts + 48));
  return ((all[0] | all[1]) & 0x8080808080808080) == 0;
}

#endif
