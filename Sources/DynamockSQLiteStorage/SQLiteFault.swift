import CSQLite

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What SQLite answered when it did not do what it was asked; data for one of the sentences.
struct SQLiteFault: Error, Sendable, Equatable {
  /// The extended result code, such as 1555 for a constraint on a primary key.
  var code: Int32
  /// SQLite's own words.
  var message: String
  /// The statement, or what was done where there is none.
  var sql: String

  /// The system's code of the call that failed last; 0 if unknown.
  var systemCode: Int32 = 0

  /// Whether the system has no lock to give: SQLite calls that busy, as if another program had it
  /// (`sqliteErrorFromPosixError` in os_unix.c).
  var isWithoutLocks: Bool {
    systemCode == ENOLCK && (primaryCode == SQLITE_BUSY || primaryCode == SQLITE_IOERR)
  }

  /// The primary result code: the low byte of the extended one.
  var primaryCode: Int32 { code & 0xFF }
}
