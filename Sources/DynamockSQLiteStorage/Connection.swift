import CSQLite
import DynamockStorage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// One SQLite connection, used by one thread at a time; its handle never leaves this room.
///
/// Opened without SQLite's own mutexes. Whoever hands a connection to another thread does so under
/// a lock of its own: that is what makes the unchecked `Sendable` true. It closes when nobody holds
/// it.
final class Connection: @unchecked Sendable {
  let handle: OpaquePointer
  let claim: FileClaim
  /// How long the connection waits for a lock of another program, in milliseconds.
  let usualPatience: Int32
  private let logCounter: UnsafeMutablePointer<Int32>

  /// Whether an operation has found no space since ``takeFullDisk()`` was called last.
  private var hasFoundNoSpace = false

  /// Opens a file that the claim is for.
  /// - Parameter patience: how long to wait for a lock of another program, in milliseconds.
  init(_ claim: FileClaim, patience: Int32) throws(StorageError) {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX
    let code = sqlite3_open_v2(Connection.fileName(claim.path), &opened, flags, LogSystem.name)
    guard let opened, code == SQLITE_OK else {
      let message = String(cString: opened.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
      sqlite3_close_v2(opened)
      throw Sentences.fault(SQLiteFault(code: code, message: message, sql: "open"), claim.path)
    }
    handle = opened
    self.claim = claim
    usualPatience = patience
    logCounter = .allocate(capacity: 1)
    logCounter.initialize(to: 0)
    sqlite3_extended_result_codes(opened, 1)
    setPatience(milliseconds: patience)
  }

  deinit {
    sqlite3_close_v2(handle)
    logCounter.deallocate()
  }

  /// The file, for the sentences.
  var path: String { claim.path }

  /// The bytes of the longest path that SQLite opens.
  static var longestPath: Int {
    // Of which one is the zero at the end: sqlite3_vfs, "mxPathname".
    Int(sqlite3_vfs_find(nil)?.pointee.mxPathname ?? 512) - 1
  }

  /// A name that SQLite takes for a file, whatever it looks like.
  ///
  /// `:memory:` and `file:` addresses mean something else to SQLite.
  private static func fileName(_ path: String) -> String {
    path.utf8.first == UInt8(ascii: "/") ? path : "./" + path
  }

  /// Whether a transaction is open; SQLite ends one by itself on some errors.
  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// Sets how long this connection waits for a lock.
  func setPatience(milliseconds: Int32) { sqlite3_busy_timeout(handle, milliseconds) }

  /// Runs statements that answer nothing that matters.
  func execute(_ sql: String) throws(StorageError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    if code != SQLITE_OK { throw error(code, sql) }
  }

  /// The first column of the first row, as a number; nil without a row.
  func number(_ sql: String) throws(StorageError) -> Int64? {
    let statement = try Statement(sql, on: self)
    return try statement.step() ? statement.integer(0) : nil
  }

  /// How many rows the newest INSERT, UPDATE or DELETE has changed.
  var changedRows: Int32 { sqlite3_changes(handle) }

  /// What went wrong just now, as the room's callers see it.
  func error(_ code: Int32, _ sql: String) -> StorageError {
    // First of all: other calls change it.
    let systemCode = errno
    let message = String(cString: sqlite3_errmsg(handle))
    let fault = SQLiteFault(code: code, message: message, sql: sql, systemCode: systemCode)
    if fault.primaryCode == SQLITE_FULL { hasFoundNoSpace = true }
    return Sentences.fault(fault, path)
  }

  /// Whether an operation of this connection has found no space since this was called last.
  func takeFullDisk() -> Bool {
    defer { hasFoundNoSpace = false }
    return hasFoundNoSpace
  }

  // MARK: The write-ahead log

  /// Has the log's length counted at each commit of this connection.
  func countPagesInLog() {
    sqlite3_wal_hook(
      handle,
      { counter, _, _, pages in
        counter?.assumingMemoryBound(to: Int32.self).pointee = pages
        return SQLITE_OK
      }, logCounter)
  }

  /// How many pages the log had after the newest commit of this connection.
  var pagesInLog: Int32 { logCounter.pointee }

  /// Copies the log into the file as far as readers allow; the answer is SQLite's code.
  func checkpoint(_ mode: Int32) -> Int32 { sqlite3_wal_checkpoint_v2(handle, nil, mode, nil, nil) }
}
