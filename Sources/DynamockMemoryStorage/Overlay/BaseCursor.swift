import DynamockStorage

/// Iterates over a range of a base one entry at a time, unlike a scan, which calls a visitor.
///
/// Entries are fetched in batches of growing size: a query may need ten, a scan needs all.
struct BaseCursor {
  private let base: any StorageReader
  private let keyspace: Keyspace
  private let direction: ScanDirection
  private var range: KeyRange
  private var fetched: [(key: [UInt8], value: [UInt8])] = []
  private var position = 0
  private var batch = 16
  private var isExhausted = false

  private static let largestBatch = 256

  init(
    _ base: any StorageReader, _ keyspace: Keyspace, _ range: KeyRange, _ direction: ScanDirection
  ) {
    self.base = base
    self.keyspace = keyspace
    self.range = range
    self.direction = direction
  }

  /// Returns the next entry if it precedes a key in the scan's order; without a key, the next
  /// entry.
  mutating func next(
    before key: [UInt8]?
  ) throws(StorageError) -> (key: [UInt8], value: [UInt8])? {
    guard let entry = try current() else { return nil }
    if let key {
      let comesBefore =
        direction == .ascending
        ? entry.key.lexicographicallyPrecedes(key) : key.lexicographicallyPrecedes(entry.key)
      guard comesBefore else { return nil }
    }
    position += 1
    return entry
  }

  /// Skips the next entry if it has the given key.
  mutating func skip(_ key: [UInt8]) throws(StorageError) {
    if try current()?.key == key { position += 1 }
  }

  private mutating func current() throws(StorageError) -> (key: [UInt8], value: [UInt8])? {
    if position == fetched.count { try fetch() }
    return position < fetched.count ? fetched[position] : nil
  }

  private mutating func fetch() throws(StorageError) {
    guard !isExhausted else { return }
    if let last = fetched.last?.key {
      switch direction {
      case .ascending: (range.lower, range.excludesLower) = (last, true)
      case .descending: range.upper = last
      }
    }
    var entries: [(key: [UInt8], value: [UInt8])] = []
    let wanted = batch
    try base.scan(keyspace, range, direction) { key, value throws(StorageError) in
      entries.append((key, value))
      return entries.count == wanted ? .stop : .next
    }
    isExhausted = entries.count < wanted
    batch = min(batch * 2, Self.largestBatch)
    (fetched, position) = (entries, 0)
  }
}
