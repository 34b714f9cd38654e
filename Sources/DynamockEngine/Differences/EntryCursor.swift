import DynamockStorage

/// Iterates over a keyspace one entry at a time, unlike a scan, which calls a visitor.
struct EntryCursor {
  typealias Entry = (key: [UInt8], value: [UInt8])

  private let reader: any StorageReader
  private let keyspace: Keyspace
  private var range = KeyRange.all
  private var page: [Entry] = []
  private var position = 0
  private var isExhausted = false

  private static let pageSize = 256

  /// Creates a cursor at the first entry.
  init(_ reader: any StorageReader, _ keyspace: Keyspace) {
    self.reader = reader
    self.keyspace = keyspace
  }

  /// Returns the current entry, or `nil` at the end.
  mutating func current() throws(StorageError) -> Entry? {
    if position == page.count, !isExhausted { try turnPage() }
    return position < page.count ? page[position] : nil
  }

  /// Moves past the current entry.
  mutating func advance() { position += 1 }

  private mutating func turnPage() throws(StorageError) {
    if let last = page.last?.key { (range.lower, range.excludesLower) = (last, true) }
    var entries: [Entry] = []
    entries.reserveCapacity(Self.pageSize)
    try reader.scan(keyspace, range, .ascending) { key, value throws(StorageError) in
      entries.append((key, value))
      return entries.count == Self.pageSize ? .stop : .next
    }
    isExhausted = entries.count < Self.pageSize
    (page, position) = (entries, 0)
  }
}
