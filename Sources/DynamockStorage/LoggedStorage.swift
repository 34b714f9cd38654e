/// A store in a file with a write-ahead log, which states of the past that someone holds keep from being emptied.
public protocol LoggedStorageBackend: StorageBackend {
  /// The log as it is now.
  var log: StorageLog { get }

  /// Why no write would be kept, found without a write; nil if writes are possible as far as is known.
  var obstacle: StorageError? { get }
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
