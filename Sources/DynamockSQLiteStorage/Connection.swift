import CSQLite
import DynamockStorage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// One SQLite connection, used by one thread at a time; its handle never leaves this module.
///
/// Opened without SQLite's own mutexes, and closed with its last reference. ¶ `@unchecked
/// Sendable`: a connection is passed to another thread only under a lock.
final class Connection: @unchecked Sendable {
  let handle: OpaquePointer
  let claim: FileClaim
  /// The file's path, for messages.
  let path: String
  /// How long the connection usually waits for a lock of another program, in milliseconds.
  let usualPatience: Int32
  private let logCounter: UnsafeMutablePointer<Int32>

  /// Whether an operation has run out of space since the last call of ``takeFullDisk()``.
  private var hasFoundNoSpace = false

  /// How a connection uses its file.
  enum Use {
    /// As a store: pages have checksums.
    case store
    /// As a file of format 1, whose pages have none.
    case formatOne
  }

  /// Opens a connection to a claimed file.
  /// - Parameters:
  ///   - name: the path in messages, if it is not that of the claim.
  ///   - patience: how long to wait for a lock of another program, in milliseconds.
  ///   - use: whether pages have checksums.
  ///   - isReadOnly: whether the file is not to be changed.
  init(
    _ claim: FileClaim, named name: String? = nil, patience: Int32, use: Use = .store,
    isReadOnly: Bool = false
  ) throws(StorageError) {
    var opened: OpaquePointer?
    let access = isReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
    path = name ?? claim.path
    let file = Connection.fileName(claim.realPath)
    // Without a log, a file that does not change needs neither locks nor other files next to it.
    let isAlone = isReadOnly && (claim.sizeOfCompanion("-wal") ?? 0) == 0
    let code = sqlite3_open_v2(
      isAlone ? Connection.address(of: file, "immutable=1") : file, &opened,
      // Names of files never begin like an address; the flag also applies to the targets of VACUUM.
      access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI,
      use == .store ? CheckedSystem.name : nil)
    guard let opened, code == SQLITE_OK else {
      let message = String(cString: opened.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
      sqlite3_close_v2(opened)
      throw Sentences.fault(SQLiteFault(code: code, message: message, sql: "open"), path)
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

  /// The maximum length in bytes of a path that SQLite opens.
  static var longestPath: Int {
    // One byte is the terminating zero: sqlite3_vfs, "mxPathname".
    Int(sqlite3_vfs_find(nil)?.pointee.mxPathname ?? 512) - 1
  }

  /// Returns a name that SQLite always treats as a file's.
  ///
  /// `:memory:` and `file:` addresses have special meanings for SQLite.
  private static func fileName(_ path: String) -> String {
    path.utf8.first == UInt8(ascii: "/") ? path : "./" + path
  }

  /// Returns the address of a file, such as one that no one changes ([sqlite-uri], 3.3).
  static func address(of name: String, _ parameter: String) -> String {
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    var address = "file:".unicodeScalars
    for byte in name.utf8 {
      let scalar = UnicodeScalar(byte)
      if scalar.isASCII, scalar.properties.isAlphabetic || "/._-".unicodeScalars.contains(scalar) {
        address.append(scalar)
      } else {
        address.append(contentsOf: ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      }
    }
    return String(address) + "?" + parameter
  }

  /// Reserves the bytes for the checksums of pages, before the file has any.
  func reserveChecksums() {
    var length = Int32(PageChecksum.length)
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &length)
  }

  /// Whether a transaction is open; SQLite itself ends one after some errors.
  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// Sets how long this connection waits for a lock.
  func setPatience(milliseconds: Int32) { sqlite3_busy_timeout(handle, milliseconds) }

  /// Runs statements whose results are not needed.
  func execute(_ sql: String) throws(StorageError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    if code != SQLITE_OK { throw error(code, sql) }
  }

  /// Returns the first column of the first row as a number, or `nil` if there is no row.
  func number(_ sql: String) throws(StorageError) -> Int64? {
    let statement = try Statement(sql, on: self)
    return try statement.step() ? statement.integer(0) : nil
  }

  /// The number of rows that the latest INSERT, UPDATE or DELETE changed.
  var changedRows: Int32 { sqlite3_changes(handle) }

  /// Converts the latest error to an error of the store.
  func error(_ code: Int32, _ sql: String) -> StorageError {
    // Read first, since other calls change it.
    let systemCode = errno
    let message = String(cString: sqlite3_errmsg(handle))
    let fault = SQLiteFault(code: code, message: message, sql: sql, systemCode: systemCode)
    if fault.primaryCode == SQLITE_FULL { hasFoundNoSpace = true }
    return Sentences.fault(fault, path)
  }

  /// Returns whether an operation of this connection has run out of space since the last call of
  /// this function.
  func takeFullDisk() -> Bool {
    defer { hasFoundNoSpace = false }
    return hasFoundNoSpace
  }

  // MARK: The write-ahead log

  /// Enables counting the log's pages at each commit of this connection.
  func countPagesInLog() {
    sqlite3_wal_hook(
      handle,
      { counter, _, _, pages in
        counter?.assumingMemoryBound(to: Int32.self).pointee = pages
        return SQLITE_OK
      }, logCounter)
  }

  /// The number of pages of the log after the latest commit of this connection.
  var pagesInLog: Int32 { logCounter.pointee }

  /// Extends the log ahead of this connection's commits, each of which waits for the disk.
  func keepLogAhead() throws(StorageError) {
    // SQLite opens the log with the first read.
    _ = try number("SELECT count(*) FROM sqlite_master")
    var file: UnsafeMutablePointer<sqlite3_file>?
    // The log, in a connection that has one.
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &file)
    if let file { BufferedLog.keepAhead(file) }
  }

  /// Copies the log into the file as far as readers permit; returns SQLite's code.
  func checkpoint(_ mode: Int32) -> Int32 { sqlite3_wal_checkpoint_v2(handle, nil, mode, nil, nil) }
}
