// Requirements that not every writer of a store can meet.

/// A writer that can copy a keyspace in constant time.
public protocol KeyspaceCopyingWriter: StorageWriter {
  /// Creates a keyspace with the contents of another one; neither sees the other's later changes.
  func copy(_ keyspace: Keyspace, to copy: Keyspace) throws(StorageError)
}

/// A writer that can change how a keyspace is shown.
public protocol KeyspaceDescribingWriter: StorageWriter {
  /// Replaces the description of an existing keyspace.
  func describe(
    _ keyspace: Keyspace, _ description: KeyspaceDescription
  ) throws(StorageError)
}

/// A writer whose drop of a keyspace takes longer the more entries there are.
public protocol KeyspaceEmptyingWriter: StorageWriter {
  /// Removes some entries of a keyspace, as many as take a few milliseconds; returns whether others are
  /// left.
  func removePortion(of keyspace: Keyspace) throws(StorageError) -> Bool
}
