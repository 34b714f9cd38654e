public import DynamockStorage

/// A change of a write, as data that can be applied to a store and to a model.
public enum StorageChange: Sendable, Equatable {
  /// Sets the value of a key.
  case put([UInt8], [UInt8], Keyspace)
  /// Removes a key.
  case remove([UInt8], Keyspace)
  /// Creates a keyspace.
  case create(Keyspace)
  /// Drops a keyspace.
  case drop(Keyspace)
}

extension StorageWriter {
  /// Applies a change.
  public func apply(_ change: StorageChange) throws(StorageError) {
    switch change {
    case .put(let value, let key, let keyspace): try put(value, for: key, in: keyspace)
    case .remove(let key, let keyspace): try remove(key, in: keyspace)
    case .create(let keyspace): try create(keyspace, KeyspaceDescription())
    case .drop(let keyspace): try drop(keyspace)
    }
  }
}
