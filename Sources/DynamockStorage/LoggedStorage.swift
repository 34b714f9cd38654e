/// A store with a write-ahead log, which states of the past that someone holds keep from being emptied.
public protocol LoggedStorageBackend: StorageBackend {
  /// The log as it is now.
  var log: StorageLog { get }
}

/// How long a store's log is, and why.
public struct StorageLog: Sendable, Hashable {
  /// The length in bytes.
  public let bytes: Int
  /// How many states of the past are held, by snapshots and forks of them; 0 lets the log be emptied.
  public let heldStates: Int

  /// Describes a log.
  public init(bytes: Int, heldStates: Int) {
    self.bytes = bytes
    self.heldStates = heldStates
  }
}
