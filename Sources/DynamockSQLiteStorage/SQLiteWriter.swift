import CSQLite
import DynamockStorage

/// The writer's connection during a group of writes.
///
/// Each request of a group can be undone separately, which takes a savepoint. A savepoint costs 0.5
/// µs and a copy of every page that is changed under it, so a request has none while it has changed
/// nothing, while it has only replaced values that it read or added entries to numbered keyspaces, or
/// if it is alone in its transaction.
final class SQLiteWriter: StorageWriter, KeyspaceDescribingWriter {
  private let reader: SQLiteReader
  private let savepoint: Statement
  private let release: Statement
  private let rollbackToSavepoint: Statement
  private var progress = Progress.sharesTransaction
  private var found: FoundRow?

  /// The changes that the current request made before it had a savepoint, oldest first.
  private var unprotected: [UnprotectedChange] = []

  /// The row that the current request read last: most writes put an item that they have just read.
  private struct FoundRow {
    let keyspace: Keyspace
    let key: [UInt8]
    let row: SQLiteRow
  }

  /// A change, and the statement that undoes it.
  private enum UnprotectedChange {
    /// A value was replaced; the row's previous value is put again.
    case replaced(Statement, SQLiteRow)
    /// A row was added; it is removed.
    case added(Statement, key: [UInt8])
  }

  /// The progress of the current request.
  private enum Progress {
    /// The request has the transaction to itself.
    case ownsTransaction
    /// Others have made changes in the transaction; this request has at most unprotected ones.
    case sharesTransaction
    /// A savepoint precedes the first change that is not in the list of unprotected ones.
    case hasSavepoint
    /// SQLite has rolled back the whole transaction because of this error.
    case lost(StorageError)
  }

  init(_ connection: Connection) throws(StorageError) {
    reader = SQLiteReader(connection)
    savepoint = try Statement("SAVEPOINT request", on: connection)
    release = try Statement("RELEASE request", on: connection)
    rollbackToSavepoint = try Statement("ROLLBACK TO request", on: connection)
  }

  private var connection: Connection { reader.connection }

  // MARK: The life of a request

  /// Starts the next request of a group.
  func beginRequest(ownsTransaction: Bool) {
    progress = ownsTransaction ? .ownsTransaction : .sharesTransaction
    found = nil
    unprotected.removeAll(keepingCapacity: true)
  }

  /// Keeps the request's changes, to be committed with the group.
  func keepRequest() throws(StorageError) {
    switch progress {
    case .ownsTransaction, .sharesTransaction: return
    case .hasSavepoint: try release.run()
    case .lost(let error): throw error
    }
  }

  /// Undoes the request's changes, or the transaction if the request owns it.
  func undoRequest() throws(StorageError) {
    switch progress {
    case .ownsTransaction: return
    case .sharesTransaction: try undoUnprotected()
    case .hasSavepoint:
      try rollbackToSavepoint.run()
      try release.run()
      try undoUnprotected()
    case .lost(let error): throw error
    }
  }

  private func undoUnprotected() throws(StorageError) {
    while let last = unprotected.popLast() {
      let isUndone: Bool
      switch last {
      case .replaced(let statement, let row):
        isUndone = try statement.run(row: row.number, value: row.value)
      case .added(let statement, let key):
        try statement.run(key: key)
        isUndone = connection.changedRows == 1
      }
      guard isUndone else { throw connection.error(SQLITE_CORRUPT, "undo") }
    }
  }

  /// Adds an entry to a numbered keyspace; returns false if it has one with the key, or is none.
  private func add(
    _ value: [UInt8], for key: [UInt8], in keyspace: Keyspace
  ) throws(StorageError) -> Bool {
    if case .lost(let error) = progress { throw error }
    let statements = reader.statements(of: keyspace)
    guard statements.layout == .numbers, NumberedKey.number(of: key) != nil else { return false }
    do throws(StorageError) {
      let undoing = try statements.removing()
      guard try statements.inserting().insert(key: key, value: value) else { return false }
      if case .sharesTransaction = progress { unprotected.append(.added(undoing, key: key)) }
      return true
    } catch {
      if !connection.isInTransaction { progress = .lost(error) }
      // The table may have been created again in another form.
      guard error.code == .failed, connection.isInTransaction else { throw error }
      return false
    }
  }

  /// Replaces the value that was read last, if it belongs to this key.
  private func replaceFound(
    _ value: [UInt8], for key: [UInt8], in keyspace: Keyspace
  ) throws(StorageError) -> Bool {
    guard let found, found.keyspace == keyspace, found.key == key else { return false }
    if case .lost(let error) = progress { throw error }
    do throws(StorageError) {
      let statement = try reader.statements(of: keyspace).replacing()
      guard try statement.run(row: found.row.number, value: value) else { return false }
      if case .sharesTransaction = progress {
        unprotected.append(.replaced(statement, found.row))
      }
      return true
    } catch {
      if !connection.isInTransaction { progress = .lost(error) }
      throw error
    }
  }

  /// Makes a change, preceded by a savepoint if it needs one.
  ///
  /// Once SQLite has ended the transaction, further changes are rejected, since they would be
  /// committed immediately.
  private func change(_ body: () throws(StorageError) -> Void) throws(StorageError) {
    if case .lost(let error) = progress { throw error }
    do throws(StorageError) {
      if case .sharesTransaction = progress {
        try savepoint.run()
        progress = .hasSavepoint
      }
      try body()
    } catch {
      if !connection.isInTransaction { progress = .lost(error) }
      throw error
    }
  }

  // MARK: StorageReader

  func value(for key: [UInt8], in keyspace: Keyspace) throws(StorageError) -> [UInt8]? {
    if case .lost(let error) = progress { throw error }
    guard let row = try reader.row(for: key, in: keyspace) else { return nil }
    found = FoundRow(keyspace: keyspace, key: key, row: row)
    return row.value
  }

  func scan(
    _ keyspace: Keyspace,
    _ range: KeyRange,
    _ direction: ScanDirection,
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(StorageError) -> ScanStep
  ) throws(StorageError) {
    if case .lost(let error) = progress { throw error }
    try reader.scan(keyspace, range, direction, visit)
  }

  func keyspaces() throws(StorageError) -> [Keyspace] {
    if case .lost(let error) = progress { throw error }
    return try reader.keyspaces()
  }

  // MARK: StorageWriter

  func put(_ value: [UInt8], for key: [UInt8], in keyspace: Keyspace) throws(StorageError) {
    if try replaceFound(value, for: key, in: keyspace) { return }
    if try add(value, for: key, in: keyspace) { return }
    try change { () throws(StorageError) in
      do throws(StorageError) {
        let statement = try reader.statements(of: keyspace).putting()
        guard statement.accepts(key) else { throw Sentences.notNumbered(keyspace, key) }
        try statement.run(key: key, value: value)
      } catch {
        guard
          try reader.hasOtherLayout(
            keyspace, error.located(at: .init(keyspace, key, isBeyondKey: false)))
        else { throw Sentences.missing(keyspace) }
        try reader.statements(of: keyspace).putting().run(key: key, value: value)
      }
    }
  }

  func remove(_ key: [UInt8], in keyspace: Keyspace) throws(StorageError) {
    found = nil
    try change { () throws(StorageError) in
      do throws(StorageError) {
        try reader.statements(of: keyspace).removing().run(key: key)
      } catch {
        let place = StorageError.Place(keyspace, key, isBeyondKey: false)
        guard try reader.hasOtherLayout(keyspace, error.located(at: place)) else { return }
        try reader.statements(of: keyspace).removing().run(key: key)
      }
    }
  }

  func create(_ keyspace: Keyspace, _ description: KeyspaceDescription) throws(StorageError) {
    guard try connection.layout(of: keyspace) == nil else { return }
    found = nil
    try change { () throws(StorageError) in
      try connection.createTable(for: keyspace, description)
    }
  }

  func drop(_ keyspace: Keyspace) throws(StorageError) {
    found = nil
    try change { () throws(StorageError) in
      reader.forgetStatements(of: keyspace)
      try connection.dropTable(of: keyspace)
    }
  }

  func describe(
    _ keyspace: Keyspace, _ description: KeyspaceDescription
  ) throws(StorageError) {
    found = nil
    try change { () throws(StorageError) in
      reader.forgetStatements(of: keyspace)
      try connection.describeTable(of: keyspace, description)
    }
  }

  /// Makes a change with SQLite's own statements, after which no row is known any more.
  func change(
    _ body: (Connection) throws(StorageError) -> Void
  ) throws(StorageError) {
    found = nil
    try change { () throws(StorageError) in try body(connection) }
  }

  /// Drops every statement, so that the connection can be closed.
  func forgetAllStatements() { reader.forgetAllStatements() }
}
