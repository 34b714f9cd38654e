#include "checksum.h"

#include <string.h>

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

int dynamock_crc32_is_supported(void) {
  unsigned eax, ebx, ecx, edx;
  if (!__get_cpuid(1, &eax, &ebx, &ecx, &edx)) return 0;
  return (ecx & bit_PCLMUL) && (ecx & bit_SSE4_1);
}

#define CARRYLESS __attribute__((target("pclmul,sse4.1")))

/* Multiplies both halves of a remainder by powers of x, which moves it some bits ahead. */
CARRYLESS static inline __m128i fold(__m128i remainder, __m128i powers, __m128i next) {
  __m128i low = _mm_clmulepi64_si128(remainder, powers, 0x00);
  __m128i high = _mm_clmulepi64_si128(remainder, powers, 0x11);
  return _mm_xor_si128(_mm_xor_si128(low, high), next);
}

CARRYLESS static inline __m128i load(const uint8_t *bytes) {
  return _mm_loadu_si128((const __m128i *)bytes);
}

/* From 128 bits to 32 (Gopal et al., "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ
   Instruction", 2009, for reflected polynomials). */
CARRYLESS static inline uint32_t reduce(__m128i remainder, __m128i by128) {
  const __m128i words = _mm_setr_epi32(-1, 0, -1, 0);
  const __m128i by64 = _mm_set_epi64x(0, 0x163CD6124);
  const __m128i barrett = _mm_set_epi64x(0x1F7011641, 0x1DB710641);
  remainder = _mm_xor_si128(
      _mm_srli_si128(remainder, 8), _mm_clmulepi64_si128(remainder, by128, 0x10));
  remainder = _mm_xor_si128(
      _mm_srli_si128(remainder, 4),
      _mm_clmulepi64_si128(_mm_and_si128(remainder, words), by64, 0x00));
  __m128i quotient =
      _mm_clmulepi64_si128(_mm_and_si128(remainder, words), barrett, 0x10);
  __m128i product = _mm_clmulepi64_si128(_mm_and_si128(quotient, words), barrett, 0x00);
  return (uint32_t)_mm_extract_epi32(_mm_xor_si128(remainder, product), 1);
}

CARRYLESS uint32_t dynamock_crc32_blocks(uint32_t crc, const uint8_t *bytes, size_t blocks) {
  if (blocks == 0) return crc;
  const __m128i by512 = _mm_set_epi64x(0x1C6E41596, 0x154442BD4);
  const __m128i by128 = _mm_set_epi64x(0x0CCAA009E, 0x1751997D0);
  const uint8_t *end = bytes + blocks * 16;
  __m128i first = _mm_xor_si128(load(bytes), _mm_cvtsi32_si128((int)crc));
  bytes += 16;
  if (blocks >= 8) {
    /* Four remainders side by side, since each multiplication waits for the one before it. */
    __m128i second = load(bytes), third = load(bytes + 16), fourth = load(bytes + 32);
    bytes += 48;
    while (end - bytes >= 64) {
      first = fold(first, by512, load(bytes));
      second = fold(second, by512, load(bytes + 16));
      third = fold(third, by512, load(bytes + 32));
      fourth = fold(fourth, by512, load(bytes + 48));
      bytes += 64;
    }
    first = fold(fold(fold(first, by128, second), by128, third), by128, fourth);
  }
  for (; bytes < end; bytes += 16) first = fold(first, by128, load(bytes));
  return reduce(first, by128);
}

#elif defined(__aarch64__)

#include <arm_acle.h>

#if defined(__linux__)
#include <sys/auxv.h>
int dynamock_crc32_is_supported(void) { return (getauxval(AT_HWCAP) >> 7) & 1; /* HWCAP_CRC32 */ }
#else
/* Every Apple processor with this architecture has them. */
int dynamock_crc32_is_supported(void) { return 1; }
#endif

__attribute__((target("crc")))
uint32_t dynamock_crc32_blocks(uint32_t crc, const uint8_t *bytes, size_t blocks) {
  for (size_t index = 0; index < blocks * 2; index++) {
    uint64_t word;
    memcpy(&word, bytes + index * 8, 8);
    crc = __crc32d(crc, word);
  }
  return crc;
}

#else

int dynamock_crc32_is_supported(void) { return 0; }

uint32_t dynamock_crc32_blocks(uint32_t crc, const uint8_t *bytes, size_t blocks) {
  (void)bytes;
  (void)blocks;
  return crc;
}

#endif

/* Without the instructions: half a byte per step, since processors without them are rare. */
static uint32_t crc32_by_nibbles(uint32_t crc, const uint8_t *bytes, size_t length) {
  static const uint32_t table[16] = {
      0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
      0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C};
  for (size_t index = 0; index < length; index++) {
    crc ^= bytes[index];
    crc = crc >> 4 ^ table[crc & 15];
    crc = crc >> 4 ^ table[crc & 15];
  }
  return crc;
}

static uint32_t crc32_blocks(uint32_t crc, const uint8_t *bytes, size_t blocks, int is_accelerated) {
  return is_accelerated ? dynamock_crc32_blocks(crc, bytes, blocks)
                        : crc32_by_nibbles(crc, bytes, blocks * 16);
}

uint32_t dynamock_crc32_page(const uint8_t *page, size_t length, int is_accelerated) {
  enum { head = 112, tail = 16 };
  uint32_t crc = 0xFFFFFFFF;
  size_t start = 0;
  if (memcmp(page, "SQLite format 3", 16) == 0) {
    uint8_t first[head];
    memcpy(first, page, head);
    memset(first + 24, 0, 4);
    memset(first + 40, 0, 4);
    memset(first + 92, 0, 8);
    crc = crc32_blocks(crc, first, head / 16, is_accelerated);
    start = head;
  }
  crc = crc32_blocks(crc, page + start, (length - start - tail) / 16, is_accelerated);
  uint8_t last[tail];
  memcpy(last, page + length - tail, tail - 4);
  memset(last + tail - 4, 0, 4);
  return ~crc32_blocks(crc, last, 1, is_accelerated);
}
