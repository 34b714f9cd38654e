#ifndef DYNAMOCK_CONSOLE_H
#define DYNAMOCK_CONSOLE_H

#include <stddef.h>

/// A file of the console, as it is in `files`.
struct dynamock_console_file {
  const char *_Nonnull name;
  const unsigned char *_Nonnull bytes;
  size_t length;
};

/// Returns the file at an index, or NULL after the last one.
const struct dynamock_console_file *_Nullable dynamock_console_file_at(size_t index);

#endif
