import DynamockStorage

/// One change of a write, as data: so that a store and a model can be told the same.
public enum StorageChange: Sendable, Equatable {
  /// Sets a value under a key.
  case put([UInt8], [UInt8], Keyspace)
  /// Removes a key.
  case remove([UInt8], Keyspace)
  /// Makes a keyspace.
  case create(Keyspace)
  /// Drops a keyspace.
  case drop(Keyspace)
}

extension StorageWriter {
  /// Makes a change that is given as data.
  public func apply(_ change: StorageChange) throws(StorageError) {
    switch change {
    case .put(let value, let key, let keyspace): try put(value, for: key, in: keyspace)
    case .remove(let key, let keyspace): try remove(key, in: keyspace)
    case .create(let keyspace): try create(keyspace, KeyspaceDescription())
    case .drop(let keyspace): try drop(keyspace)
    }
  }
}
