/// A store whose contents are layers of another store, which several such stores share.
///
/// Its forks last: they are in the shared store, and a later process finds them there.
public protocol LayeredStorageBackend: ForkableStorageBackend {
  /// The store that contains the layers.
  var base: any StorageBackend { get }

  /// Returns the writer of this store's contents over a writer of the base.
  ///
  /// Writing to the base with this writer is the same as writing to this store.
  func writer(over writer: any StorageWriter) throws(StorageError) -> any StorageWriter

  /// Forks this store in one commit, and runs `capture` in it.
  ///
  /// The cost does not depend on the size of the contents.
  /// - Parameters:
  ///   - info: bytes for the owner's use that are stored with the fork.
  ///   - capture: runs first, with the writer of this store; what it writes is in the fork too.
  func lastingFork<Value: Sendable>(
    info: [UInt8],
    capturing capture: @escaping @Sendable (any StorageWriter) throws(StorageError) -> Value,
    completion:
      @escaping @Sendable (
        Result<(store: any LayeredStorageBackend, value: Value), StorageError>
      ) -> Void
  )

  /// Returns whether another store has layers in the same base.
  func isRelated(to other: any StorageBackend) -> Bool

  /// Replaces the contents in a write of this store, regardless of their size.
  ///
  /// - Parameters:
  ///   - other: a related store with the new contents, or `nil` for the contents with which this
  ///     store started, if it is a fork.
  ///   - writer: the write's writer, which must not be used afterwards.
  ///   - settle: runs first, with the writer of the other store.
  /// - Returns: the writer of the new contents.
  func replaceContents(
    by other: (any LayeredStorageBackend)?, in writer: any StorageWriter,
    settling settle: (any StorageWriter) throws(StorageError) -> Void
  ) throws(StorageError) -> any StorageWriter

  /// Erases this store, which has to be a lasting fork: no process will find it again.
  ///
  /// Those who still have it can use it; once no one does, upkeep frees its space.
  func erase(completion: @escaping @Sendable (Result<Void, StorageError>) -> Void)

  /// Does a step of the work that frees and merges layers, and returns unused space to the file
  /// system; no reader sees a difference.
  ///
  /// - Parameter limit: the maximum number of entries to move or remove.
  func upkeep(
    atMost limit: Int,
    completion: @escaping @Sendable (Result<LayerUpkeep, StorageError>) -> Void)
}

extension LayeredStorageBackend {
  /// The store itself.
  public var layers: (any LayeredStorageBackend)? { self }
}

/// The result of a step of upkeep.
public struct LayerUpkeep: Sendable, Equatable {
  /// The number of entries that were moved or removed.
  public var entries: Int
  /// The bytes that were given back to the file system.
  public var returnedBytes: Int
  /// Whether nothing is left to do.
  public var isFinished: Bool
  /// Whether stores that were erased are still in use; a later step frees their space.
  public var awaitsRelease: Bool

  /// Creates a result.
  public init(
    entries: Int = 0, returnedBytes: Int = 0, isFinished: Bool = false, awaitsRelease: Bool = false
  ) {
    self.entries = entries
    self.returnedBytes = returnedBytes
    self.isFinished = isFinished
    self.awaitsRelease = awaitsRelease
  }
}
