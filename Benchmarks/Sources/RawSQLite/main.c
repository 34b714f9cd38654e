// Puts rows into a SQLite file as a store does, with nothing around SQLite, and waits for the disk at
// each commit: the limit of a store with `durability full`.
//   RawSQLite FILE
// Reads lines "PUTS SECONDS", puts so many rows a commit for so long, and prints the rows put and the
// microseconds that it took. The log stays open between the lines, as a server's does.

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/// Rows that follow one another are in different pages, as a server's clients do not agree on a page.
enum { rows = 10000, step = 7919, value_length = 400, key_length = 34 };

static sqlite3 *database;
static sqlite3_stmt *begin, *find, *replace, *commit;

static void require(int is_true, const char *what) {
  if (is_true) return;
  fprintf(stderr, "RawSQLite: %s: %s\n", what, sqlite3_errmsg(database));
  exit(1);
}

static void run(const char *sql) { require(sqlite3_exec(database, sql, 0, 0, 0) == SQLITE_OK, sql); }

static sqlite3_stmt *prepare(const char *sql) {
  sqlite3_stmt *statement = 0;
  require(sqlite3_prepare_v2(database, sql, -1, &statement, 0) == SQLITE_OK, sql);
  return statement;
}

static void finish(sqlite3_stmt *statement) {
  require(sqlite3_step(statement) == SQLITE_DONE, sqlite3_sql(statement));
  sqlite3_reset(statement);
}

/// The key of a row, which begins with bytes that are spread like a hash.
static void make_key(uint32_t number, char key[static key_length + 1]) {
  snprintf(key, key_length + 1, "%08" PRIx32 "-partition-%014" PRIu32, number * 2654435761u, number);
}

static void fill(void) {
  char key[key_length + 1], value[value_length] = {0};
  sqlite3_stmt *insert = prepare("INSERT INTO _keyspace_16 (key, value) VALUES (?1, ?2)");
  for (uint32_t number = 0; number < rows; number++) {
    if (number % 25 == 0) finish(begin);
    make_key(number, key);
    sqlite3_bind_blob(insert, 1, key, key_length, SQLITE_STATIC);
    sqlite3_bind_blob(insert, 2, value, value_length, SQLITE_STATIC);
    finish(insert);
    if (number % 25 == 24) finish(commit);
  }
  sqlite3_finalize(insert);
}

/// Replaces a row's value, after a read that finds the row as a store's does.
static void put(uint32_t number, uint32_t version) {
  char key[key_length + 1], value[value_length];
  make_key(number, key);
  memset(value, (int)version, value_length);
  sqlite3_bind_blob(find, 1, key, key_length, SQLITE_STATIC);
  require(sqlite3_step(find) == SQLITE_ROW, "find");
  sqlite3_bind_int64(replace, 1, sqlite3_column_int64(find, 1));
  sqlite3_reset(find);
  sqlite3_bind_blob(replace, 2, value, value_length, SQLITE_STATIC);
  finish(replace);
}

static double microseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

int main(int count, char **arguments) {
  require(count == 2, "expected the name of a file");
  require(sqlite3_open_v2(arguments[1], &database,
            SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, 0) == SQLITE_OK,
          arguments[1]);
  // A store's settings; the log is copied into the file when it is as long as a store's.
  run("PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
      "PRAGMA cache_size = -16384; PRAGMA mmap_size = 0; PRAGMA secure_delete = OFF;"
      "PRAGMA wal_autocheckpoint = 4096;"
      "CREATE TABLE _keyspace_16 (key BLOB NOT NULL PRIMARY KEY, value BLOB NOT NULL);");
  begin = prepare("BEGIN IMMEDIATE");
  commit = prepare("COMMIT");
  find = prepare("SELECT value, rowid FROM _keyspace_16 WHERE key = ?1");
  replace = prepare("UPDATE _keyspace_16 SET value = ?2 WHERE rowid = ?1");
  fill();
  unsigned puts;
  double seconds;
  uint32_t next = 0;
  while (scanf("%u %lf", &puts, &seconds) == 2 && puts > 0) {
    double start = microseconds(), end = start + seconds * 1e6, now = start;
    uint64_t done = 0;
    for (; now < end; now = microseconds()) {
      finish(begin);
      // Half of the writers begin elsewhere, as in wrk.lua.
      for (unsigned each = 0; each < puts; each++) {
        uint32_t place = next + each / 2 + (each % 2) * (rows / 2);
        put((uint32_t)((uint64_t)place * step % rows), next / rows + 1);
      }
      finish(commit);
      next += (puts + 1) / 2;
      done += puts;
    }
    printf("%" PRIu64 " %.0f\n", done, now - start);
    fflush(stdout);
  }
  sqlite3_close(database);
}
