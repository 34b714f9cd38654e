import CSQLite
import DynamockStorage

/// A prepared statement of a connection.
///
/// Parameters count from 1 and columns from 0, as in SQLite.
final class Statement {
  private let handle: OpaquePointer
  private let connection: Connection
  private let sql: String
  /// The form of the keys that are bound and returned.
  private let keys: KeyspaceLayout

  /// Prepares the first statement of a text, for repeated use.
  init(
    _ sql: String, on connection: Connection, keys: KeyspaceLayout = .bytes
  ) throws(StorageError) {
    var prepared: OpaquePointer?
    let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
    let code = sqlite3_prepare_v3(connection.handle, sql, -1, flags, &prepared, nil)
    guard let prepared, code == SQLITE_OK else { throw connection.error(code, sql) }
    handle = prepared
    self.connection = connection
    self.sql = sql
    self.keys = keys
  }

  deinit { sqlite3_finalize(handle) }

  // MARK: Parameters

  /// Binds bytes that SQLite copies, for statements that run in several steps.
  func bind(copying bytes: [UInt8], at index: Int32) {
    bytes.withUnsafeBufferPointer { buffer in
      bind(buffer, at: index, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
    }
  }

  /// Binds a key for a statement that runs in several steps.
  func bind(copyingKey key: [UInt8], at index: Int32) {
    if keys == .bytes { bind(copying: key, at: index) } else { bind(number: key, at: index) }
  }

  /// Binds a key of the form ``KeyspaceLayout/numbers``, or NULL, which equals no key.
  private func bind(number key: [UInt8], at index: Int32) {
    guard let number = NumberedKey.number(of: key) else { return bindNull(at: index) }
    sqlite3_bind_int64(handle, index, number)
  }

  /// Returns whether a statement that puts can do so with a key.
  func accepts(_ key: [UInt8]) -> Bool { keys.accepts(key) }

  /// Calls `body` while the first parameter is a key, which is not copied.
  private func withKey<Value>(_ key: [UInt8], _ body: () -> Value) -> Value {
    guard keys == .bytes else {
      bind(number: key, at: 1)
      return body()
    }
    return key.withUnsafeBufferPointer { key in
      bind(key, at: 1, nil)
      return body()
    }
  }

  /// Binds text that SQLite copies.
  func bind(_ text: String, at index: Int32) {
    let copying = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    sqlite3_bind_text(handle, index, text, -1, copying)
  }

  /// Binds a number.
  func bind(_ number: Int, at index: Int32) { sqlite3_bind_int64(handle, index, Int64(number)) }

  /// Binds NULL.
  func bindNull(at index: Int32) { sqlite3_bind_null(handle, index) }

  /// Binds bytes.
  ///
  /// An empty buffer has no address, and a missing address would mean NULL.
  private func bind(
    _ buffer: UnsafeBufferPointer<UInt8>, at index: Int32, _ destructor: sqlite3_destructor_type?
  ) {
    guard buffer.count > 0 else {
      sqlite3_bind_zeroblob(handle, index, 0)
      return
    }
    // SQLite rejects more than a billion bytes; the unbound parameter then causes an error.
    sqlite3_bind_blob64(handle, index, buffer.baseAddress, UInt64(buffer.count), destructor)
  }

  // MARK: Running

  /// Advances to the next row; returns false after the last.
  func step() throws(StorageError) -> Bool {
    let code = sqlite3_step(handle)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw connection.error(code, sql)
    }
  }

  /// Resets the statement so that it can run again.
  func reset() { sqlite3_reset(handle) }

  /// Runs a statement that returns no rows.
  func run() throws(StorageError) {
    let code = sqlite3_step(handle)
    try finish(code == SQLITE_ROW ? SQLITE_DONE : code)
  }

  /// Resets the statement after its last step, and throws the step's error.
  private func finish(_ code: Int32) throws(StorageError) {
    guard code == SQLITE_DONE else {
      // A reset changes the connection's error message.
      let error = connection.error(code, sql)
      sqlite3_reset(handle)
      throw error
    }
    sqlite3_reset(handle)
  }

  /// Runs a statement with a key, and with a value if it has one, without copying either.
  func run(key: [UInt8], value: [UInt8]? = nil) throws(StorageError) {
    try finish(step(key, value))
  }

  /// Runs an INSERT with a key and a value, without copying either; returns whether there was no row
  /// with the key.
  func insert(key: [UInt8], value: [UInt8]) throws(StorageError) -> Bool {
    let code = step(key, value)
    guard code & 0xFF == SQLITE_CONSTRAINT else {
      try finish(code)
      return true
    }
    reset()
    return false
  }

  private func step(_ key: [UInt8], _ value: [UInt8]?) -> Int32 {
    withKey(key) {
      guard let value else { return sqlite3_step(handle) }
      return value.withUnsafeBufferPointer { value in
        bind(value, at: 2, nil)
        return sqlite3_step(handle)
      }
    }
  }

  /// Runs a statement with a row's number and a value, without copying the value; returns whether a
  /// row was changed.
  func run(row: Int64, value: [UInt8]) throws(StorageError) -> Bool {
    sqlite3_bind_int64(handle, 1, row)
    let code = value.withUnsafeBufferPointer { value in
      bind(value, at: 2, nil)
      return sqlite3_step(handle)
    }
    try finish(code)
    return connection.changedRows == 1
  }

  /// Returns the first column of the row with a key, or `nil` if there is none.
  func value(key: [UInt8]) throws(StorageError) -> [UInt8]? {
    defer { sqlite3_reset(handle) }
    return try select(key) ? bytes(0) : nil
  }

  /// Returns the first two columns of the row with a key: the value and the row's number.
  func row(key: [UInt8]) throws(StorageError) -> SQLiteRow? {
    defer { sqlite3_reset(handle) }
    return try select(key) ? SQLiteRow(value: bytes(0), number: integer(1)) : nil
  }

  private func select(_ key: [UInt8]) throws(StorageError) -> Bool {
    let code = step(key, nil)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw connection.error(code, sql)
    }
  }

  // MARK: Columns

  /// Returns a column's bytes, in memory that is valid until the next step.
  func borrowedBytes(_ column: Int32) -> UnsafeRawBufferPointer {
    // The order matters: reading the blob determines its length.
    let start = sqlite3_column_blob(handle, column)
    return UnsafeRawBufferPointer(
      start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, column)))
  }

  /// Returns a column's bytes.
  func bytes(_ column: Int32) -> [UInt8] { [UInt8](borrowedBytes(column)) }

  /// Returns the key in a column.
  func key(_ column: Int32) -> [UInt8] {
    keys == .bytes ? bytes(column) : NumberedKey.bytes(integer(column))
  }

  /// Reads the key in a column into the memory of the previous one, unless someone else has that;
  /// returns false if the key is beyond the end of a scan.
  func readKey(_ column: Int32, within bounds: ScanBounds, into previous: inout [UInt8]) -> Bool {
    guard keys == .bytes else {
      previous = key(column)
      return previous.withUnsafeBytes { !bounds.end(isBefore: $0) }
    }
    let key = borrowedBytes(column)
    guard !bounds.end(isBefore: key) else { return false }
    if key.count == previous.count {
      previous.withUnsafeMutableBytes { $0.copyMemory(from: key) }
    } else {
      previous = [UInt8](key)
    }
    return true
  }

  /// Returns a column's number.
  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  /// Returns a column's text, or `nil` for NULL.
  func text(_ column: Int32) -> String? {
    sqlite3_column_text(handle, column).map { String(cString: $0) }
  }
}
