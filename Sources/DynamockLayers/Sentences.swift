import DynamockStorage

// All error messages of this module.

extension StorageError {
  static func missing(_ keyspace: Keyspace) -> StorageError {
    StorageError(
      .failed,
      "Keyspace \(keyspace.number) was written to before it was created: an error in the program.")
  }

  static func badKeyspace(_ keyspace: Keyspace) -> StorageError {
    StorageError(
      .failed, "Keyspace \(keyspace.number) cannot be used by a store that has lasting forks.")
  }

  static let damagedDirectory = StorageError(
    .damaged,
    "The records of the forks and checkpoints cannot be read; restore the file from a copy, after "
      + "removing its -wal and -shm files, or start with another file.")

  static let noLayerLeft = StorageError(
    .full, "The numbers for forks and checkpoints are used up; copy the database to another file.")

  static let memberIsGone = StorageError(
    .closed, "The fork or checkpoint was dropped; it has no contents any more.")

  static let memberIsClosed = StorageError(.closed, "The fork was closed: open it again.")

  static let firstMember = StorageError(
    .unsupported, "Only a lasting fork can be removed from its file, not the database itself.")

  static let notRelated = StorageError(
    .unsupported, "The other store has no layers in common with this one.")
}
