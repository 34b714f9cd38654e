public import DynamockStorage

/// A simple model of a store, with which real ones are compared.
public struct ModelStore: Sendable, Equatable {
  /// A key and its value.
  struct Entry: Sendable, Equatable {
    let key: [UInt8]
    var value: [UInt8]
  }

  /// The entries of each keyspace that exists, in key order.
  private(set) var contents: [Keyspace: [Entry]] = [:]

  /// Creates an empty store.
  public init() {}

  /// The keyspaces that exist, by number.
  public var existing: [Keyspace] { contents.keys.sorted() }

  /// Returns whether a keyspace exists.
  public func contains(_ keyspace: Keyspace) -> Bool { contents[keyspace] != nil }

  /// Returns the keys of a keyspace, in order.
  public func keys(in keyspace: Keyspace) -> [[UInt8]] { entries(keyspace).map(\.key) }

  func entries(_ keyspace: Keyspace) -> [Entry] { contents[keyspace] ?? [] }

  private static func position(of key: [UInt8], in entries: [Entry]) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].key.lexicographicallyPrecedes(key) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}

extension ModelStore: StorageReader {
  /// Returns the value of a key, or `nil`.
  public func value(for key: [UInt8], in keyspace: Keyspace) -> [UInt8]? {
    let entries = entries(keyspace)
    let position = Self.position(of: key, in: entries)
    guard position < entries.count, entries[position].key == key else { return nil }
    return entries[position].value
  }

  /// Visits the entries of a range, by checking all entries.
  public func scan(
    _ keyspace: Keyspace, _ range: KeyRange, _ direction: ScanDirection,
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(StorageError) -> ScanStep
  ) throws(StorageError) {
    let inside = entries(keyspace).filter { range.contains($0.key) }
    for entry in direction == .ascending ? inside : inside.reversed() {
      if try visit(entry.key, entry.value) == .stop { return }
    }
  }

  /// Returns the keyspaces that exist.
  public func keyspaces() -> [Keyspace] { existing }
}

extension ModelStore {
  /// Applies a change of a write.
  public mutating func apply(_ change: StorageChange) {
    switch change {
    case .put(let value, let key, let keyspace):
      guard var entries = contents.removeValue(forKey: keyspace) else { return }
      let position = Self.position(of: key, in: entries)
      if position < entries.count, entries[position].key == key {
        entries[position].value = value
      } else {
        entries.insert(Entry(key: key, value: value), at: position)
      }
      contents[keyspace] = entries
    case .remove(let key, let keyspace):
      contents[keyspace]?.removeAll { $0.key == key }
    case .create(let keyspace):
      if contents[keyspace] == nil { contents[keyspace] = [] }
    case .drop(let keyspace):
      contents[keyspace] = nil
    }
  }
}

extension KeyRange {
  func contains(_ key: [UInt8]) -> Bool {
    if let lower {
      if key.lexicographicallyPrecedes(lower) || (excludesLower && key == lower) { return false }
    }
    if let upper { return key.lexicographicallyPrecedes(upper) }
    return true
  }
}
