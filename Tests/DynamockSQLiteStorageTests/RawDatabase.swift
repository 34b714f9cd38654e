import CSQLite
import DynamockStorage

/// A plain SQLite connection, which reads and changes a file like another program.
final class RawDatabase {
  private var handle: OpaquePointer?

  /// Opens a file, which is created if necessary.
  /// - Parameter setsChecksums: whether changes keep the checksums of pages correct, as those of a
  ///   store do; a store has to have been opened before.
  init(_ path: String, setsChecksums: Bool = false) {
    sqlite3_open_v2(
      path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, setsChecksums ? "dynamock" : nil)
  }

  /// Copies the contents to a new file in the way of `.backup` of the command sqlite3.
  func backUp(to path: String) {
    var target: OpaquePointer?
    sqlite3_open(path, &target)
    let backup = sqlite3_backup_init(target, "main", handle, "main")
    sqlite3_backup_step(backup, -1)
    sqlite3_backup_finish(backup)
    sqlite3_close(target)
  }

  deinit { sqlite3_close(handle) }

  /// Adds an order of texts that only this connection knows.
  func addOrder(named name: String) {
    sqlite3_create_collation_v2(
      handle, name, SQLITE_UTF8, nil, { _, length, _, otherLength, _ in length - otherLength }, nil)
  }

  /// Makes this connection keep the log when it closes.
  func keepLogOnClose() {
    if let handle { _ = dynamock_sqlite_keep_log_on_close(handle, 1) }
  }

  /// Runs statements; returns the first column of each row as text, or SQLite's error message.
  @discardableResult
  func run(_ sql: String) -> [String] {
    var rows: [String] = []
    var rest: String = sql
    while !rest.isEmpty {
      var statement: OpaquePointer?
      var consumed = 0
      let code = rest.withCString { text in
        var tail: UnsafePointer<CChar>?
        let code = sqlite3_prepare_v2(handle, text, -1, &statement, &tail)
        consumed = tail.map { $0 - text } ?? rest.utf8.count
        return code
      }
      guard code == SQLITE_OK else { return rows + [String(cString: sqlite3_errmsg(handle))] }
      guard let statement else { return rows }
      while sqlite3_step(statement) == SQLITE_ROW {
        rows.append(sqlite3_column_text(statement, 0).map { String(cString: $0) } ?? "NULL")
      }
      if sqlite3_finalize(statement) != SQLITE_OK {
        return rows + [String(cString: sqlite3_errmsg(handle))]
      }
      rest = String(decoding: rest.utf8.dropFirst(consumed), as: UTF8.self)
    }
    return rows
  }
}
