/// A consistent state of a store that is valid within a scope.
public protocol StorageReader {
  /// Returns the value of a key, or `nil`.
  func value(for key: [UInt8], in keyspace: Keyspace) throws(StorageError) -> [UInt8]?

  /// Visits the entries of a range in key order, or in the opposite order, until `visit` stops it.
  ///
  /// A range whose upper bound is not beyond its lower one is empty. An error that `visit` throws
  /// ends the scan and is rethrown. Inside a write, `visit` may read, but not change the keyspace
  /// that it visits: collect the keys first, then change them.
  ///
  /// - Parameters:
  ///   - range: the range of keys to visit.
  ///   - direction: ascending or descending by unsigned bytes.
  ///   - visit: receives each key and value.
  func scan(
    _ keyspace: Keyspace,
    _ range: KeyRange,
    _ direction: ScanDirection,
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(StorageError) -> ScanStep
  ) throws(StorageError)

  /// Returns the keyspaces that exist, even if they are empty, in the order of their numbers.
  func keyspaces() throws(StorageError) -> [Keyspace]

  /// The cache of objects made from this state, or `nil` (the default) if the reader keeps none.
  ///
  /// Only for readers of a committed state, which does not change as long as the cache keeps its
  /// objects.
  var stateCache: StateCache? { get }
}

extension StorageReader {
  /// No cache.
  public var stateCache: StateCache? { nil }
}

/// A reader that outlives a scope: it holds a state until it is released.
public protocol StorageSnapshot: StorageReader, AnyObject, Sendable {}

/// The interface of one atomic write; reads see the write's own changes.
///
/// After a change has failed, the body has to throw or roll back: a store may be unable to commit
/// the rest.
public protocol StorageWriter: StorageReader {
  /// Sets the value of a key, replacing the previous one.
  ///
  /// - Throws: ``StorageError/Code/failed`` if the keyspace was not created.
  func put(_ value: [UInt8], for key: [UInt8], in keyspace: Keyspace) throws(StorageError)

  /// Sets the value of a key, and returns the previous one, or `nil` if there was none.
  ///
  /// By default a read and a put; a store that finds the key only once for both is faster.
  /// - Throws: ``StorageError/Code/failed`` if the keyspace was not created.
  func exchange(
    _ value: [UInt8], for key: [UInt8], in keyspace: Keyspace
  ) throws(StorageError) -> [UInt8]?

  /// Removes a key, if it exists.
  func remove(_ key: [UInt8], in keyspace: Keyspace) throws(StorageError)

  /// Creates an empty keyspace, unless it exists.
  func create(_ keyspace: Keyspace, _ description: KeyspaceDescription) throws(StorageError)

  /// Drops a keyspace with all its entries, if it exists.
  func drop(_ keyspace: Keyspace) throws(StorageError)
}

extension StorageWriter {
  /// Reads the previous value, and puts the new one.
  public func exchange(
    _ value: [UInt8], for key: [UInt8], in keyspace: Keyspace
  ) throws(StorageError) -> [UInt8]? {
    let previous = try self.value(for: key, in: keyspace)
    try put(value, for: key, in: keyspace)
    return previous
  }
}
