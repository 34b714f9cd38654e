#include <sqlite3.h>

// Swift cannot call variadic C functions, and sqlite3_db_config and sqlite3_config are.

/// Says whether closing the last connection leaves the log as it is, rather than move it into the file.
static inline int dynamock_sqlite_keep_log_on_close(sqlite3 *database, int keeps) {
  return sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keeps, (int *)0);
}

/// Spares SQLite the count of its memory, which takes a lock of the whole process at each allocation.
///
/// Does nothing where the process has used SQLite before.
static inline int dynamock_sqlite_count_no_memory(void) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
