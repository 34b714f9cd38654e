/// A store in a file with a write-ahead log, which cannot be emptied while past states are held.
public protocol LoggedStorageBackend: StorageBackend {
  /// The log's current state.
  var log: StorageLog { get }

  /// The reason why a write would not be kept, determined without writing, or `nil` if none is
  /// known.
  var obstacle: StorageError? { get }
}

/// The length of a store's log, and the reason for it.
public struct StorageLog: Sendable, Hashable {
  /// The length in bytes.
  public let bytes: Int
  /// The number of past states held by snapshots and their forks; the log can be emptied when it is
  /// 0.
  public let heldStates: Int

  /// Creates a description of a log.
  public init(bytes: Int, heldStates: Int) {
    self.bytes = bytes
    self.heldStates = heldStates
  }
}
