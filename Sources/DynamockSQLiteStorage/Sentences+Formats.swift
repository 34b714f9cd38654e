import DynamockStorage

// The messages of upgrades and of checks.

extension Sentences {
  static func noSpaceForUpgrade(_ path: String, bytes: Int) -> StorageError {
    StorageError(
      .full,
      "Upgrading \(quoted(path)) from format 1 to \(StoreFile.formatVersion) writes a new file next to "
        + "it, for which there is no space; it was not changed, free \(bytes) bytes.")
  }

  static func usedDuringUpgrade(_ path: String) -> StorageError {
    StorageError(
      .locked,
      "\(quoted(path)) has format 1 and cannot be upgraded while another program has it open; it was "
        + "not changed, stop that program.")
  }

  static func cannotUpgrade(_ path: String, _ reason: String) -> StorageError {
    StorageError(
      .failed,
      "Upgrading \(quoted(path)) from format 1 to \(StoreFile.formatVersion) is not possible; it was "
        + "not changed. SQLite says \"\(reason)\": with the program sqlite3, drop what another "
        + "program has added to it.")
  }

  /// Returns the error if the log of a file that is only read cannot be used.
  static func logNeedsFolder(_ path: String) -> StorageError {
    StorageError(
      .badPath,
      "\(quoted(path)) has a log, for which SQLite creates a file next to it while it is read: this "
        + "user needs the right to write to its folder. Or copy \(quoted(path)) and "
        + "\(quoted(path + "-wal")) to another folder.")
  }

  static func empty(_ path: String) -> StorageError {
    StorageError(.foreignFile, "\(quoted(path)) is empty; there is nothing to check.")
  }
}
