import DynamockModel
import DynamockStorage

// The removal of logs whose recovery has ended: in portions, between which other writes have their
// turn.

extension Database {
  /// Removes the keyspaces that were discarded, also by an earlier process, in portions.
  ///
  /// If a portion fails, as on a full disk, the next sweep or the next process continues.
  func removeDiscarded() {
    guard !published.discarded.isEmpty else { return }
    inPortions(nil, completion: { _ in }) { session throws(EngineFault) in
      try session.removeDiscardedPortion()
      return !session.catalog.discarded.isEmpty
    }
  }

  /// Returns a completion that also removes what its write has discarded.
  func removingDiscarded<Output: Sendable>(
    _ completion: @escaping @Sendable (Result<Output, DynamoDBError>) -> Void
  ) -> @Sendable (Result<Output, DynamoDBError>) -> Void {
    { [self] result in
      completion(result)
      removeDiscarded()
    }
  }
}

extension WriteSession {
  /// Removes a keyspace that no one uses any more, or leaves the rest of a large one to
  /// ``Database/removeDiscarded()``.
  func discard(_ keyspace: Keyspace, in catalog: inout Catalog) throws(EngineFault) {
    guard try removePortion(of: keyspace) else { return try erase(keyspace) }
    try remove(KeyspaceCounters.key(of: keyspace), in: KeyspaceCounters.storedIn)
    var record = Record()
    record[number: "keyspace"] = keyspace.number
    try put(
      ItemImage(record.item).bytes, for: Catalog.key(ofDiscarded: keyspace), in: Catalog.storedIn)
    catalog.discard(keyspace)
  }

  /// Removes some entries of the discarded keyspaces, and those keyspaces that are empty.
  mutating func removeDiscardedPortion() throws(EngineFault) {
    guard let keyspace = catalog.discarded.min(), try !removePortion(of: keyspace) else { return }
    try erase(keyspace)
    try remove(Catalog.key(ofDiscarded: keyspace), in: Catalog.storedIn)
    var catalog = catalog
    catalog.endDiscard(of: keyspace)
    replaceCatalog(catalog)
  }

  /// Removes some entries of a keyspace if the store takes long to drop it; returns whether others are
  /// left.
  private func removePortion(of keyspace: Keyspace) throws(EngineFault) -> Bool {
    guard let writer = writer as? any KeyspaceEmptyingWriter else { return false }
    do throws(StorageError) {
      return try writer.removePortion(of: keyspace)
    } catch { throw .storage(error) }
  }
}

extension Catalog {
  /// The common prefix of the keys of discarded keyspaces.
  static let discardedPrefix = Array("discarded/".utf8)

  static func key(ofDiscarded keyspace: Keyspace) -> [UInt8] {
    discardedPrefix + Array(String(keyspace.number).utf8)
  }
}
