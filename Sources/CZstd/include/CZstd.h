#ifndef DYNAMOCK_ZSTD_H
#define DYNAMOCK_ZSTD_H

// The functions of libzstd that dynamock calls, looked up in the library when it is first used.
//
// Nothing here is copied from its headers, which are not needed to build. The signatures are those of its
// manual, of functions that are stable since version 1.4 and do not change within version 1.

#include <stddef.h>

typedef struct dynamock_zstd_stream dynamock_zstd_stream;

/// Bytes of which a part is read or written.
struct dynamock_zstd_buffer {
  void *bytes;
  size_t size;
  size_t position;
};

/// Opens the library and looks up every function, once per process.
/// @return NULL on success, otherwise the system's error message.
const char *dynamock_zstd_open(void);

// The following are valid only after dynamock_zstd_open() has returned NULL.

/// Creates a decompressor, or returns NULL if there is no memory.
dynamock_zstd_stream *dynamock_zstd_make(void);

/// Frees a decompressor.
void dynamock_zstd_free(dynamock_zstd_stream *stream);

/// Decompresses some bytes into an output.
/// @return 0 at the end of a frame, 1 within a frame, -1 for damaged bytes.
int dynamock_zstd_pull(
    dynamock_zstd_stream *stream, struct dynamock_zstd_buffer *output,
    struct dynamock_zstd_buffer *input);

#endif
