import DynamockStorage

/// A reader of a file that skips damaged entries and remembers their places.
///
/// A scan reads the keys from the index alone, and then each value, so that a page of values that
/// cannot be read hides only its own entries, whose keys are still known.
final class SQLiteSalvager: SalvagingReader {
  private let reader: SQLiteReader
  private let connection: Connection
  private var found: [StorageError.Place] = []
  private var known: Set<StorageError.Place> = []
  private var damaged: Set<Keyspace> = []

  /// The maximum number of places that are remembered, so that a destroyed file needs little memory.
  private static let mostPlaces = 100_000

  init(_ connection: Connection) {
    self.connection = connection
    reader = SQLiteReader(connection)
  }

  func takeDamage() -> [StorageError.Place] {
    defer { found = [] }
    return found
  }

  func isDamaged(_ keyspace: Keyspace) -> Bool { damaged.contains(keyspace) }

  /// Drops every statement, so that the connection can be closed.
  func forgetStatements() { reader.forgetAllStatements() }

  func keyspaces() throws(StorageError) -> [Keyspace] { try reader.keyspaces() }

  func value(for key: [UInt8], in keyspace: Keyspace) throws(StorageError) -> [UInt8]? {
    do throws(StorageError) {
      return try reader.value(for: key, in: keyspace)
    } catch {
      try note(error, at: .init(keyspace, key, isBeyondKey: false))
      return nil
    }
  }

  func scan(
    _ keyspace: Keyspace,
    _ range: KeyRange,
    _ direction: ScanDirection,
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(StorageError) -> ScanStep
  ) throws(StorageError) {
    guard try connection.hasTable(KeyspaceTable.name(of: keyspace)) else { return }
    let bounds = ScanBounds(range, direction)
    let order =
      direction == .ascending
      ? "WHERE key >= ?1 ORDER BY key"
      : range.upper == nil ? "ORDER BY key DESC" : "WHERE key < ?1 ORDER BY key DESC"
    let table = KeyspaceTable.quotedName(of: keyspace)
    let keys = try Statement("SELECT key FROM \(table) \(order)", on: connection)
    if let bound = bounds.startBound { keys.bind(copying: bound, at: 1) }
    var last = bounds.startBound
    while true {
      do throws(StorageError) {
        guard try keys.step() else { return }
      } catch {
        return try note(error, at: .init(keyspace, last, isBeyondKey: true))
      }
      if bounds.end(isBefore: keys.borrowedBytes(0)) { return }
      let key = keys.bytes(0)
      last = key
      let before = damaged.contains(keyspace)
      guard let value = try value(for: key, in: keyspace) else {
        // Without an error, the index leads nowhere, which SQLite's own check reports as well.
        if !before, !damaged.contains(keyspace) { record(.init(keyspace, key, isBeyondKey: false)) }
        continue
      }
      if try visit(key, value) == .stop { return }
    }
  }

  private func note(_ error: StorageError, at place: StorageError.Place) throws(StorageError) {
    guard error.code == .damaged else { throw error }
    record(error.place ?? place)
  }

  private func record(_ place: StorageError.Place) {
    damaged.insert(place.keyspace)
    guard known.count < Self.mostPlaces, known.insert(place).inserted else { return }
    found.append(place)
  }
}
