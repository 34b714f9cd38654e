import DynamockStorage

// All error messages of this module.

extension StorageError {
  /// Returns the message for a put into a keyspace that does not exist.
  static func missing(_ keyspace: Keyspace) -> StorageError {
    StorageError(
      .failed,
      "Keyspace \(keyspace.number) was written to before it was created: an error in the program.")
  }

  /// The message for a call after the store was closed.
  static let storeIsClosed = StorageError(
    .closed, "The in-memory store was closed: open another one.")
}
