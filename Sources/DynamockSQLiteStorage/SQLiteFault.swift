import CSQLite

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// An error of SQLite, as data for an error message.
struct SQLiteFault: Error, Sendable, Equatable {
  /// The extended result code, such as 1555 for a constraint on a primary key.
  var code: Int32
  /// SQLite's own message.
  var message: String
  /// The statement, or the operation if there is none.
  var sql: String

  /// The system's code of the latest failed call; 0 if unknown.
  var systemCode: Int32 = 0

  /// Whether the system has run out of locks, which SQLite reports as busy, as if another program
  /// held the lock (`sqliteErrorFromPosixError` in os_unix.c).
  var isWithoutLocks: Bool {
    systemCode == ENOLCK && (primaryCode == SQLITE_BUSY || primaryCode == SQLITE_IOERR)
  }

  /// Whether a page that was read has a wrong checksum.
  var isWrongChecksum: Bool { code == PageFile.damage }

  /// The primary result code: the low byte of the extended one.
  var primaryCode: Int32 { code & 0xFF }
}
