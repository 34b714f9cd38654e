import DynamockStorage

/// Reads on one connection, and the statements it has prepared so far.
///
/// The connection's owner begins and ends the transactions; a reader only reads.
final class SQLiteReader: StorageReader {
  let connection: Connection
  private var statements: [Keyspace: KeyspaceStatements] = [:]

  /// Keyspaces whose statements are kept; a statement takes a few kilobytes.
  private static let keptKeyspaces = 512

  init(_ connection: Connection) { self.connection = connection }

  /// The statements of a keyspace, prepared as they are first asked for.
  func statements(of keyspace: Keyspace) -> KeyspaceStatements {
    if let kept = statements[keyspace] { return kept }
    if statements.count >= Self.keptKeyspaces { statements.removeAll() }
    let made = KeyspaceStatements(keyspace, on: connection)
    statements[keyspace] = made
    return made
  }

  /// Forgets the statements of a keyspace, whose table is about to change.
  func forgetStatements(of keyspace: Keyspace) { statements[keyspace] = nil }

  /// Forgets every statement, so that the connection can be closed for good.
  func forgetAllStatements() { statements.removeAll() }

  /// A value with the number of its row, which stays the row's until it is removed.
  func row(for key: [UInt8], in keyspace: Keyspace) throws(StorageError) -> SQLiteRow? {
    do throws(StorageError) {
      return try statements(of: keyspace).finding().row(key: key)
    } catch {
      try forgiveMissing(keyspace, error)
      return nil
    }
  }

  func value(for key: [UInt8], in keyspace: Keyspace) throws(StorageError) -> [UInt8]? {
    do throws(StorageError) {
      return try statements(of: keyspace).getting().value(key: key)
    } catch {
      try forgiveMissing(keyspace, error)
      return nil
    }
  }

  func scan(
    _ keyspace: Keyspace,
    _ range: KeyRange,
    _ direction: ScanDirection,
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(StorageError) -> ScanStep
  ) throws(StorageError) {
    let bounds = ScanBounds(range, direction)
    let statements = statements(of: keyspace)
    let statement: Statement
    do throws(StorageError) {
      statement = try statements.takeScan(bounds.start)
    } catch {
      return try forgiveMissing(keyspace, error)
    }
    defer { statements.giveBack(statement, bounds.start) }
    var hasRow: Bool
    do throws(StorageError) {
      if let bound = bounds.startBound { statement.bind(copying: bound, at: 1) }
      hasRow = try statement.step()
    } catch {
      return try forgiveMissing(keyspace, error)
    }
    while hasRow, !bounds.end(isBefore: statement.borrowedBytes(0)) {
      if try visit(statement.bytes(0), statement.bytes(1)) == .stop { return }
      hasRow = try statement.step()
    }
  }

  /// Passes an error on, unless it only says that the keyspace does not exist.
  func forgiveMissing(_ keyspace: Keyspace, _ error: StorageError) throws(StorageError) {
    guard error.code == .failed else { throw error }
    guard try !connection.hasTable(KeyspaceTable.name(of: keyspace)) else { throw error }
    forgetStatements(of: keyspace)
  }
}

/// A value, and where it is.
struct SQLiteRow {
  let value: [UInt8]
  /// SQLite's number of the row.
  let number: Int64
}
