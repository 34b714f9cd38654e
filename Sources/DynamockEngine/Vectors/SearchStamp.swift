import DynamockModel
import DynamockStorage

/// The identity of the contents of a vector index.
///
/// Each write that changes entries stores a new one, and none is used twice, so two states of an index
/// with the same stamp have the same entries: in whichever database, fork or checkpoint they are.
struct SearchStamp: Sendable, Hashable {
  private let high: UInt64
  private let low: UInt64

  /// The keyspace of the stamps, whose keys are those of figures.
  static let storedIn = Keyspace(6)

  /// Returns a new stamp.
  ///
  /// No response contains it, so it does not have to come from a source of identifiers that tests
  /// replace with one that repeats itself.
  static func random() -> SearchStamp {
    SearchStamp(high: .random(in: .min ... .max), low: .random(in: .min ... .max))
  }

  private init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Creates a stamp from its stored bytes, or returns `nil` if they are damaged.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == 16 else { return nil }
    high = BigEndian.number(bytes)
    low = BigEndian.number(bytes[8...])
  }

  /// The bytes as stored.
  var bytes: [UInt8] { BigEndian.bytes(high) + BigEndian.bytes(low) }
}

extension ReadSession {
  /// Returns the stamp of a vector index, or `nil` if its entries were never written by this version.
  func stamp(of keyspace: Keyspace) throws(EngineFault) -> SearchStamp? {
    try value(for: KeyspaceCounters.key(of: keyspace), in: SearchStamp.storedIn)
      .flatMap { SearchStamp($0) }
  }
}

extension WriteSession {
  /// Writes an entry of a vector index.
  mutating func put(_ entry: SearchEntry, in index: SearchIndex) throws(EngineFault) {
    try put(entry.value, for: entry.key, in: index.keyspace)
    noteEntry(entry.key, in: index.keyspace)
  }

  /// Removes the entry of a vector index that has a key.
  mutating func removeEntry(_ key: [UInt8], of index: SearchIndex) throws(EngineFault) {
    try remove(key, in: index.keyspace)
    noteEntry(key, in: index.keyspace)
  }

  /// Stores new stamps for the vector indexes that the write has changed.
  func stampSearchIndexes(for caches: SearchCaches) throws(EngineFault) {
    for (keyspace, keys) in changedEntries {
      let new = SearchStamp.random()
      let old = try reading.stamp(of: keyspace)
      if old == nil { try create(SearchStamp.storedIn, KeyspaceDescription()) }
      try put(new.bytes, for: KeyspaceCounters.key(of: keyspace), in: SearchStamp.storedIn)
      if let old { caches.note(keys, of: keyspace, from: old, to: new) }
    }
  }
}
