/// CRC-32 by the processor's own instructions.
#ifndef DYNAMOCK_CHECKSUM_H
#define DYNAMOCK_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

/// Whether this processor has the instructions that dynamock_crc32_blocks uses.
int dynamock_crc32_is_supported(void);

/// Continues a CRC-32 (polynomial 0x04C11DB7, bits reflected, without the final complement) over
/// blocks of 16 bytes. Only for processors that dynamock_crc32_is_supported approves.
uint32_t dynamock_crc32_blocks(uint32_t crc, const uint8_t *bytes, size_t blocks);

/// The CRC-32 of a page of a SQLite file, which has at least 512 bytes and a multiple of 16, without its
/// last four bytes. On the first page, the change counters, the schema cookie and the version of the last
/// writer count as zero: SQLite changes them alone, as in a backup. Each value of them is harmless.
uint32_t dynamock_crc32_page(const uint8_t *page, size_t length, int is_accelerated);

#endif
