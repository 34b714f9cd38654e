import DynamockStorage

// Every sentence of this room.

extension StorageError {
  /// A put went to a keyspace that does not exist.
  static func missing(_ keyspace: Keyspace) -> StorageError {
    StorageError(
      .failed,
      "Keyspace \(keyspace.number) was written to before it was created: a fault of the program.")
  }

  /// The store was closed before the call.
  static let storeIsClosed = StorageError(
    .closed, "The store in memory was closed: open another one.")
}
