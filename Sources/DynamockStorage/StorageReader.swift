/// One consistent state of a store, for the length of a scope.
public protocol StorageReader {
  /// The value under a key, or nil.
  func value(for key: [UInt8], in keyspace: Keyspace) throws(StorageError) -> [UInt8]?

  /// Visits the entries of a range in key order, or in the opposite order, until told to stop.
  ///
  /// A range whose upper bound is not beyond its lower one is empty. What `visit` throws ends the scan
  /// and is passed on. Inside a write, `visit` may read, but not change the keyspace it visits:
  /// collect first, then change.
  ///
  /// - Parameters:
  ///   - range: which keys; see ``KeyRange``.
  ///   - direction: ascending or descending by unsigned bytes.
  ///   - visit: gets each key and value.
  func scan(
    _ keyspace: Keyspace,
    _ range: KeyRange,
    _ direction: ScanDirection,
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(StorageError) -> ScanStep
  ) throws(StorageError)
}

/// A reader that outlives a scope: a state held until it is released.
public protocol StorageSnapshot: StorageReader, AnyObject, Sendable {}

/// The inside of one atomic write: reads see what the write has done so far.
///
/// After a change has failed, the body throws or rolls back: a store may refuse to commit what is left.
public protocol StorageWriter: StorageReader {
  /// Sets the value under a key, replacing what was there.
  ///
  /// - Throws: ``StorageError/Code/failed`` when the keyspace was not created.
  func put(_ value: [UInt8], for key: [UInt8], in keyspace: Keyspace) throws(StorageError)

  /// Removes a key; a missing one is no error.
  func remove(_ key: [UInt8], in keyspace: Keyspace) throws(StorageError)

  /// Makes an empty keyspace; making one that exists is no error and changes nothing.
  func create(_ keyspace: Keyspace, _ description: KeyspaceDescription) throws(StorageError)

  /// Drops a keyspace with all its entries; a missing one is no error.
  func drop(_ keyspace: Keyspace) throws(StorageError)
}
