import DynamockStorage

/// Iterates over a keyspace's entries in several layers, in the order of a scan.
///
/// For a key with entries in several layers, the upper one counts. Entries are fetched in pages, and
/// no scan of the base is in progress between two calls: all layers share a keyspace of the base,
/// which a visitor may change.
struct MergedScan {
  private var cursors: [LayerCursor]
  private let direction: ScanDirection

  init(
    _ base: any StorageReader, _ keyspace: Keyspace, _ path: Chain.Path, _ range: KeyRange,
    _ direction: ScanDirection
  ) {
    cursors = path.layers.map {
      LayerCursor(
        base, LayerKeys.entries, LayerKeys.range($0.id, keyspace, range), direction,
        prefix: LayerKeys.prefixLength)
    }
    if path.endsAtRoot { cursors.append(LayerCursor(base, keyspace, range, direction, prefix: 0)) }
    self.direction = direction
  }

  /// Returns the next entry, whose value is `nil` if it was removed, or `nil` at the end.
  mutating func next() throws(StorageError) -> (key: [UInt8], value: [UInt8]?)? {
    var first: (key: [UInt8], position: Int)?
    for position in cursors.indices {
      guard let key = try cursors[position].key() else { continue }
      if let found = first, !precedes(key, found.key) { continue }
      first = (key, position)
    }
    guard let first else { return nil }
    let value = cursors[first.position].value
    for position in first.position..<cursors.count where try cursors[position].key() == first.key {
      cursors[position].advance()
    }
    return (first.key, value)
  }

  private func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    direction == .ascending
      ? left.lexicographicallyPrecedes(right) : right.lexicographicallyPrecedes(left)
  }
}

/// Iterates over a range of a keyspace of the base one entry at a time.
private struct LayerCursor {
  private let base: any StorageReader
  private let keyspace: Keyspace
  private let direction: ScanDirection
  /// The number of bytes before the keys; 0 for the root, whose values are not encoded.
  private let prefix: Int
  private var range: KeyRange
  private var keys: [[UInt8]] = []
  private var values: [[UInt8]] = []
  private var position = 0
  private var page = 16
  private var isExhausted = false

  private static let largestPage = 256

  init(
    _ base: any StorageReader, _ keyspace: Keyspace, _ range: KeyRange, _ direction: ScanDirection,
    prefix: Int
  ) {
    self.base = base
    self.keyspace = keyspace
    self.range = range
    self.direction = direction
    self.prefix = prefix
  }

  /// Returns the current entry's key, or `nil` at the end.
  mutating func key() throws(StorageError) -> [UInt8]? {
    if position == keys.count, !isExhausted { try fetch() }
    return position < keys.count ? keys[position] : nil
  }

  /// The current entry's value, or `nil` for a removal.
  var value: [UInt8]? { prefix == 0 ? values[position] : LayerValue.decoded(values[position]) }

  mutating func advance() { position += 1 }

  private mutating func fetch() throws(StorageError) {
    keys.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    position = 0
    let wanted = page
    var last: [UInt8]?
    try base.scan(keyspace, range, direction) { key, value throws(StorageError) in
      keys.append(prefix == 0 ? key : Array(key.dropFirst(prefix)))
      values.append(value)
      last = key
      return keys.count == wanted ? .stop : .next
    }
    isExhausted = keys.count < wanted
    page = min(page * 2, Self.largestPage)
    guard let last else { return }
    switch direction {
    case .ascending: (range.lower, range.excludesLower) = (last, true)
    case .descending: range.upper = last
    }
  }
}
