/// A state that knows what it shares with another one, so that a comparison passes over it.
///
/// An optional power of a store's readers: what is compared costs what differs, not what there is.
public protocol SharingReader: StorageReader {
  /// Visits, in key order, the keys under which this state and a base hold different bytes.
  ///
  /// - Parameters:
  ///   - keyspace: compared with the keyspace of the same number in the base.
  ///   - base: another state, be it of another store.
  ///   - visit: gets each difference, and says whether to go on.
  /// - Returns: how it ended; nil, with nothing visited, where the two are not known to share anything
  ///   and the caller has to compare entry by entry.
  func differences(
    in keyspace: Keyspace, from base: any StorageReader,
    _ visit: (StorageDifference) throws(StorageError) -> ScanStep
  ) throws(StorageError) -> ScanStep?
}

/// A key under which two states hold different bytes.
public struct StorageDifference: Sendable, Hashable {
  /// The key.
  public let key: [UInt8]
  /// What the base holds; nil for nothing.
  public let before: [UInt8]?
  /// What the other state holds; nil for nothing.
  public let after: [UInt8]?

  /// Makes a difference.
  public init(key: [UInt8], before: [UInt8]?, after: [UInt8]?) {
    self.key = key
    self.before = before
    self.after = after
  }
}
