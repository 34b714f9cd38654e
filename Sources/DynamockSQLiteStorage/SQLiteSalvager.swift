import DynamockStorage

/// A reader of a file that skips damaged entries and remembers their places.
///
/// A scan reads the keys from the index alone, and then each value, so that a page of values that
/// cannot be read hides only its own entries, whose keys are still known. A keyspace with numbers as
/// keys has no index; a scan of it continues with the first entry after the damage.
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
    guard let layout = try connection.layout(of: keyspace), var range = layout.range(range) else {
      return
    }
    while true {
      let damaged = try scan(keyspace, layout, range, direction, visit)
      guard layout == .numbers, direction == .ascending, let damaged else { return }
      guard let next = try firstNumber(of: keyspace, after: damaged) else { return }
      range.lower = NumberedKey.bytes(next)
    }
  }

  /// Visits entries up to the end or to damage beyond which keys cannot be read; returns the last key
  /// before the damage, or that of the beginning.
  private func scan(
    _ keyspace: Keyspace,
    _ layout: KeyspaceLayout,
    _ range: KeyRange,
    _ direction: ScanDirection,
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(StorageError) -> ScanStep
  ) throws(StorageError) -> [UInt8]? {
    let bounds = ScanBounds(range, direction)
    let order =
      direction == .ascending
      ? "WHERE key >= ?1 ORDER BY key"
      : range.upper == nil ? "ORDER BY key DESC" : "WHERE key < ?1 ORDER BY key DESC"
    let table = layout.quotedTableName(of: keyspace)
    let keys = try Statement("SELECT key FROM \(table) \(order)", on: connection, keys: layout)
    if let bound = bounds.startBound { keys.bind(copyingKey: bound, at: 1) }
    var last = bounds.startBound
    while true {
      do throws(StorageError) {
        guard try keys.step() else { return nil }
      } catch {
        try note(error, at: .init(keyspace, last, isBeyondKey: true))
        return last
      }
      var key: [UInt8] = []
      guard keys.readKey(0, within: bounds, into: &key) else { return nil }
      last = key
      let before = damaged.contains(keyspace)
      guard let value = try value(for: key, in: keyspace) else {
        // Without an error, the index leads nowhere, which SQLite's own check reports as well.
        if !before, !damaged.contains(keyspace) { record(.init(keyspace, key, isBeyondKey: false)) }
        continue
      }
      if try visit(key, value) == .stop { return nil }
    }
  }

  /// Returns the lowest number after a key from which entries can be read, or `nil` if there is none.
  private func firstNumber(
    of keyspace: Keyspace, after key: [UInt8]
  ) throws(StorageError) -> Int64? {
    let table = KeyspaceLayout.numbers.quotedTableName(of: keyspace)
    let probe = try Statement(
      "SELECT key FROM \(table) WHERE key >= ?1 ORDER BY key LIMIT 1", on: connection,
      keys: .numbers)
    guard let number = NumberedKey.number(of: key) else { return nil }
    var (below, step) = (number, Int64(1))
    // The damage ends somewhere between the last number that leads to it and the first that does not.
    while !probe.canRead(from: below &+ step) {
      (below, step) = (below + step, step * 2)
      guard below < .max / 4 else { return nil }
    }
    var above = below + step
    while above - below > 1 {
      let middle = below + (above - below) / 2
      if probe.canRead(from: middle) { above = middle } else { below = middle }
    }
    return above
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

extension Statement {
  /// Returns whether the first row at or after a number, or the end, can be read.
  fileprivate func canRead(from number: Int64) -> Bool {
    defer { reset() }
    bind(Int(number), at: 1)
    return (try? step()) != nil
  }
}
