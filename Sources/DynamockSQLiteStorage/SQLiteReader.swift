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
      let place = StorageError.Place(keyspace, key, isBeyondKey: false)
      guard try hasOtherLayout(keyspace, error.located(at: place)) else { return nil }
      return try row(for: key, in: keyspace)
    }
  }

  func value(for key: [UInt8], in keyspace: Keyspace) throws(StorageError) -> [UInt8]? {
    do throws(StorageError) {
      return try statements(of: keyspace).getting().value(key: key)
    } catch {
      let place = StorageError.Place(keyspace, key, isBeyondKey: false)
      guard try hasOtherLayout(keyspace, error.located(at: place)) else { return nil }
      return try value(for: key, in: keyspace)
    }
  }

  func scan(
    _ keyspace: Keyspace,
    _ range: KeyRange,
    _ direction: ScanDirection,
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(StorageError) -> ScanStep
  ) throws(StorageError) {
    let statements = statements(of: keyspace)
    let layout: KeyspaceLayout
    do throws(StorageError) {
      layout = try statements.knownLayout()
    } catch {
      guard try hasOtherLayout(keyspace, error) else { return }
      return try scan(keyspace, range, direction, visit)
    }
    guard let range = layout.range(range) else { return }
    let bounds = ScanBounds(range, direction)
    let statement: Statement
    do throws(StorageError) {
      statement = try statements.takeScan(bounds.start)
    } catch {
      guard try hasOtherLayout(keyspace, error) else { return }
      return try scan(keyspace, range, direction, visit)
    }
    var hasRow: Bool
    do throws(StorageError) {
      if let bound = bounds.startBound { statement.bind(copyingKey: bound, at: 1) }
      hasRow = try statement.step()
    } catch {
      let place = StorageError.Place(keyspace, bounds.startBound, isBeyondKey: true)
      statements.giveBack(statement, bounds.start)
      guard try hasOtherLayout(keyspace, error.located(at: place)) else { return }
      return try scan(keyspace, range, direction, visit)
    }
    defer { statements.giveBack(statement, bounds.start) }
    var key: [UInt8] = []
    while hasRow, statement.readKey(0, within: bounds, into: &key) {
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

  /// Rethrows an error, unless it only means that the keyspace does not exist, or that it was created
  /// again with another form of keys; returns true in the latter case, in which to try again.
  func hasOtherLayout(_ keyspace: Keyspace, _ error: StorageError) throws(StorageError) -> Bool {
    endLostState()
    guard error.code == .failed else { throw error }
    let layout = try connection.layout(of: keyspace)
    let assumed = statements[keyspace]?.layout
    guard layout == nil || (assumed != nil && layout != assumed) else { throw error }
    forgetStatements(of: keyspace)
    return layout != nil
  }
}

/// A value and its row number.
struct SQLiteRow {
  let value: [UInt8]
  /// SQLite's number for the row.
  let number: Int64
}
