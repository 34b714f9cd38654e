import DynamockStorage

/// A reader on one connection, with the statements that it has prepared so far.
///
/// The connection's owner begins and ends the transactions.
final class SQLiteReader: StorageReader {
  let connection: Connection
  /// Begins and ends with the transactions in which the state does not change.
  let stateCache: StateCache? = StateCache()
  private var statements: [Keyspace: KeyspaceStatements] = [:]

  /// The maximum number of keyspaces whose statements are kept; a statement takes a few kilobytes.
  private static let keptKeyspaces = 512

  init(_ connection: Connection) { self.connection = connection }

  /// Returns the statements of a keyspace, which are prepared on first use.
  func statements(of keyspace: Keyspace) -> KeyspaceStatements {
    if let kept = statements[keyspace] { return kept }
    if statements.count >= Self.keptKeyspaces { statements.removeAll() }
    let made = KeyspaceStatements(keyspace, on: connection)
    statements[keyspace] = made
    return made
  }

  /// Drops the statements of a keyspace, whose table is about to change.
  func forgetStatements(of keyspace: Keyspace) { statements[keyspace] = nil }

  /// Drops every statement, so that the connection can be closed.
  func forgetAllStatements() { statements.removeAll() }

  /// Returns a value and the number of its row, which stays the same until the row is removed.
  func row(for key: [UInt8], in keyspace: Keyspace) throws(StorageError) -> SQLiteRow? {
    do throws(StorageError) {
      return try statements(of: keyspace).finding().row(key: key)
    } catch {
      try forgiveMissing(keyspace, error.located(at: .init(keyspace, key, isBeyondKey: false)))
      return nil
    }
  }

  func value(for key: [UInt8], in keyspace: Keyspace) throws(StorageError) -> [UInt8]? {
    do throws(StorageError) {
      return try statements(of: keyspace).getting().value(key: key)
    } catch {
      try forgiveMissing(keyspace, error.located(at: .init(keyspace, key, isBeyondKey: false)))
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
      return try forgiveMissing(
        keyspace, error.located(at: .init(keyspace, bounds.startBound, isBeyondKey: true)))
    }
    while hasRow, !bounds.end(isBefore: statement.borrowedBytes(0)) {
      let key = statement.bytes(0)
      if try visit(key, statement.bytes(1)) == .stop { return }
      do throws(StorageError) {
        hasRow = try statement.step()
      } catch {
        endLostState()
        throw error.located(at: .init(keyspace, key, isBeyondKey: true))
      }
    }
  }

  func keyspaces() throws(StorageError) -> [Keyspace] {
    var found: [Keyspace] = []
    let list = try Statement(
      "SELECT number FROM \(KeyspaceTable.list) ORDER BY number", on: connection)
    while try list.step() { found.append(Keyspace(Int(list.integer(0)))) }
    return found
  }

  /// Empties the cache if SQLite has ended the transaction because of an error: later reads may see
  /// another state.
  private func endLostState() {
    if !connection.isInTransaction { stateCache?.end() }
  }

  /// Rethrows an error, unless it only means that the keyspace does not exist.
  func forgiveMissing(_ keyspace: Keyspace, _ error: StorageError) throws(StorageError) {
    endLostState()
    guard error.code == .failed else { throw error }
    guard try !connection.hasTable(KeyspaceTable.name(of: keyspace)) else { throw error }
    forgetStatements(of: keyspace)
  }
}

/// A value and its row number.
struct SQLiteRow {
  let value: [UInt8]
  /// SQLite's number for the row.
  let number: Int64
}
