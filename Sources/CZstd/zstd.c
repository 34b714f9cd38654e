#include "CZstd.h"

#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

// The pointers to the functions, set once.
static struct {
  dynamock_zstd_stream *(*createDStream)(void);
  size_t (*freeDStream)(dynamock_zstd_stream *stream);
  size_t (*decompressStream)(
      dynamock_zstd_stream *stream, struct dynamock_zstd_buffer *output,
      struct dynamock_zstd_buffer *input);
  unsigned (*isError)(size_t code);
} table;

// The paths in the order in which they are tried: the loader's name, then those of Homebrew.
#ifdef __APPLE__
static const char *const names[] = {
    "libzstd.1.dylib", "/opt/homebrew/opt/zstd/lib/libzstd.1.dylib",
    "/usr/local/opt/zstd/lib/libzstd.1.dylib", NULL};
#else
static const char *const names[] = {"libzstd.so.1", NULL};
#endif

static const char *missing = "it was not looked for";
static char reason[512];

static int find(void *library, const char *name, void *pointer) {
  void *function = dlsym(library, name);
  if (function == NULL) {
    reason[0] = 0;
    strncat(reason, "it lacks the function ", sizeof(reason) - 1);
    strncat(reason, name, sizeof(reason) - 1 - strlen(reason));
    return 0;
  }
  memcpy(pointer, &function, sizeof(function));
  return 1;
}

static void open_once(void) {
  void *library = NULL;
  for (int i = 0; library == NULL && names[i] != NULL; i++) {
    library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    const char *text = library == NULL ? dlerror() : NULL;
    if (text != NULL && reason[0] == 0) strncat(reason, text, sizeof(reason) - 1);
  }
  if (library == NULL) {
    missing = reason[0] == 0 ? "it cannot be opened" : reason;
    return;
  }
  int found = find(library, "ZSTD_createDStream", &table.createDStream);
  found = found && find(library, "ZSTD_freeDStream", &table.freeDStream);
  found = found && find(library, "ZSTD_decompressStream", &table.decompressStream);
  found = found && find(library, "ZSTD_isError", &table.isError);
  missing = found ? NULL : reason;
}

const char *dynamock_zstd_open(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, open_once);
  return missing;
}

// The memory of a stream is that of a frame's window; frames with windows above 128 MiB, the library's
// default, are errors.
dynamock_zstd_stream *dynamock_zstd_make(void) { return table.createDStream(); }

void dynamock_zstd_free(dynamock_zstd_stream *stream) { table.freeDStream(stream); }

int dynamock_zstd_pull(
    dynamock_zstd_stream *stream, struct dynamock_zstd_buffer *output,
    struct dynamock_zstd_buffer *input) {
  size_t hint = table.decompressStream(stream, output, input);
  if (table.isError(hint)) return -1;
  return hint == 0 ? 0 : 1;
}
