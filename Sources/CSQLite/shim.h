#include <sqlite3.h>

// Declared here, since another header would bring the system's types into this module.
#if defined(__linux__) && __has_include(<gnu/libc-version.h>)
#define DYNAMOCK_HAS_MALLOC_TRIM
int malloc_trim(__SIZE_TYPE__ rest);
#endif

// Swift cannot call variadic C functions, and sqlite3_db_config and sqlite3_config are.

/// Says whether closing the last connection leaves the log as it is, rather than move it into the file.
static inline int dynamock_sqlite_keep_log_on_close(sqlite3 *database, int keeps) {
  return sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keeps, (int *)0);
}

/// Spares SQLite the count of its memory, which takes a lock of the whole process at each allocation, and
/// the first 20 pages of each connection's cache, which are allocated and touched before one is used.
///
/// Does nothing where the process has used SQLite before.
static inline int dynamock_sqlite_spare_memory(void) {
  int result = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  return result == SQLITE_OK ? sqlite3_config(SQLITE_CONFIG_PAGECACHE, (void *)0, 0, 0) : result;
}

/// Gives freed memory back to the system, where the allocator would keep pages between others.
static inline void dynamock_give_freed_memory_back(void) {
#ifdef DYNAMOCK_HAS_MALLOC_TRIM
  malloc_trim(0);
#endif
}
