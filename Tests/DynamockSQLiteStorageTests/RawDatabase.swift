import CSQLite
import DynamockStorage

/// A plain SQLite connection: what another program sees of a file, or does to it.
final class RawDatabase {
  private var handle: OpaquePointer?

  /// Opens a file, which is made when there is none.
  init(_ path: String) { sqlite3_open(path, &handle) }

  deinit { sqlite3_close(handle) }

  /// Leaves the log where it is when this connection closes.
  func keepLogOnClose() {
    if let handle { _ = dynamock_sqlite_keep_log_on_close(handle, 1) }
  }

  /// Runs statements; the answer is the first column of each row as text, or SQLite's complaint.
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
