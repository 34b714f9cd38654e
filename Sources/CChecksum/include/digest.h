/// The compression functions of SHA-256 and MD5.
#ifndef DYNAMOCK_DIGEST_H
#define DYNAMOCK_DIGEST_H

#include <stddef.h>
#include <stdint.h>

/// Continues a SHA-256 (FIPS 180-4, 6.2.2) over blocks of 64 bytes, by the processor's own instructions if
/// it has them. `state` has the eight words.
void dynamock_sha256_blocks(uint32_t *state, const uint8_t *bytes, size_t blocks);

/// The same without the processor's instructions, for tests.
void dynamock_sha256_blocks_portably(uint32_t *state, const uint8_t *bytes, size_t blocks);

/// Continues an MD5 (RFC 1321, 3.4) over blocks of 64 bytes. `state` has the four words.
void dynamock_md5_blocks(uint32_t *state, const uint8_t *bytes, size_t blocks);

#endif
