/// A reader that can skip the entries that it shares with another reader.
///
/// An optional capability of a store's readers: a comparison's cost depends on the number of
/// differences, not of entries.
public protocol SharingReader: StorageReader {
  /// Visits, in key order, the keys whose bytes in this state differ from those in a base.
  ///
  /// - Parameters:
  ///   - keyspace: the keyspace, in this state and in the base.
  ///   - base: another state, possibly of another store.
  ///   - visit: receives each difference, and returns whether to continue.
  /// - Returns: how the visit ended, or `nil`, with nothing visited, if the two are not known to
  ///   share entries and the caller has to compare entry by entry.
  func differences(
    in keyspace: Keyspace, from base: any StorageReader,
    _ visit: (StorageDifference) throws(StorageError) -> ScanStep
  ) throws(StorageError) -> ScanStep?
}

/// A key whose bytes differ between two states.
public struct StorageDifference: Sendable, Hashable {
  /// The key.
  public let key: [UInt8]
  /// The bytes in the base, or `nil` if there are none.
  public let before: [UInt8]?
  /// The bytes in the other state, or `nil` if there are none.
  public let after: [UInt8]?

  /// Creates a difference.
  public init(key: [UInt8], before: [UInt8]?, after: [UInt8]?) {
    self.key = key
    self.before = before
    self.after = after
  }
}
