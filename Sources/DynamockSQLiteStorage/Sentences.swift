import CSQLite
import DynamockStorage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// All error messages of this module, for the server's operator.
enum Sentences {
  // MARK: Files that cannot be opened

  static func badPath(_ path: String) -> StorageError {
    StorageError(
      .badPath, "\(quoted(path)) is not a path for a data file; name a file, such as dynamock.db.")
  }

  static func notAFile(_ path: String, isFolder: Bool) -> StorageError {
    let (kind, example) =
      isFolder ? ("a folder", "\(path)/dynamock.db") : ("not a regular file", "dynamock.db")
    return StorageError(.badPath, "\(quoted(path)) is \(kind); name a file, such as \(example).")
  }

  static func cannotOpen(_ path: String, exists: Bool, errno code: CInt) -> StorageError {
    let what = exists ? "open" : "create"
    let advice =
      switch code {
      case ENOENT, ENOTDIR: "create its folder first, or name another file."
      case EACCES, EPERM: "this user needs the right to read and write the file and its folder."
      case EROFS: "the file system is read-only; name a file on another."
      case ENOSPC, EDQUOT: "free some space, or name a file on another disk."
      default: "name another file."
      }
    let reason = String(cString: strerror(code))
    let kind: StorageError.Code =
      switch code {
      case ENOSPC, EDQUOT: .full
      case ENOENT, ENOTDIR, EISDIR, EACCES, EPERM, EROFS, ENAMETOOLONG, ELOOP, EINVAL: .badPath
      default: .failed
      }
    return StorageError(kind, "Cannot \(what) \(quoted(path)) (\(reason)); \(advice)")
  }

  static func claimedElsewhere(_ path: String) -> StorageError {
    StorageError(
      .locked,
      "\(quoted(path)) is in use by another process; stop that process, or name another file.")
  }

  /// Returns the reason why a file could not be locked, for the system's error code.
  static func cannotLock(_ path: String, errno code: CInt) -> StorageError {
    switch code {
    case EAGAIN, EACCES: return claimedElsewhere(path)
    case ENOLCK: return noLocks(path, "")
    default:
      let reason = String(cString: strerror(code))
      return StorageError(
        .failed,
        "\(quoted(path)) cannot be locked (\(reason)); name a file on a local disk, whose file system "
          + "has record locks.")
    }
  }

  /// Returns the error if the system has run out of locks (ENOLCK, fcntl(2)): its table is full, or
  /// a network file system has no lock service.
  static func noLocks(_ path: String, _ details: String) -> StorageError {
    StorageError(
      .failed,
      "The system has no file locks left for \(quoted(path)) (ENOLCK); on a network file system "
        + "start its lock service, or name a file on a local disk." + details)
  }

  static func claimedHere(_ path: String) -> StorageError {
    StorageError(
      .locked,
      "\(quoted(path)) is already open in this process; close it first, or name another file.")
  }

  static func exists(_ path: String) -> StorageError {
    StorageError(
      .exists, "\(quoted(path)) already exists and was not changed; name another file.")
  }

  static func noDescriptor(_ path: String) -> StorageError {
    StorageError(
      .full,
      "\(quoted(path)) cannot be opened again, as the process is running out of file descriptors; "
        + "drop forks and checkpoints, or raise the limit (ulimit -n).")
  }

  static func inMaking(_ path: String) -> StorageError {
    StorageError(
      .locked, "\(quoted(path)) is being created by another request; name another file.")
  }

  static func tooManyStates(_ most: Int) -> StorageError {
    StorageError(
      .full,
      "Forks and checkpoints hold \(most) different states of the file, which is the maximum; "
        + "drop some, or create them without writes in between: those share a state.")
  }

  // MARK: Files that are no longer there

  private static let rescue =
    "Reads still work: to rescue the data, fork it into a new file (dynamock db fork default --into "
    + "FILE), then restart the server."

  static func gone(_ path: String) -> StorageError {
    StorageError(
      .displaced,
      "\(quoted(path)) was deleted or moved while in use, so writes would be lost and are "
        + "rejected; move it back. \(rescue)")
  }

  static func replaced(_ path: String) -> StorageError {
    StorageError(
      .displaced,
      "\(quoted(path)) was replaced by another file while in use, so writes would be lost and are "
        + "rejected; move the original back. \(rescue)")
  }

  static func logDisplaced(_ log: String) -> StorageError {
    StorageError(
      .displaced,
      "The log \(quoted(log)) was deleted, moved or replaced while in use, so writes "
        + "would be lost and are rejected; stop the server, which copies its contents into the "
        + "data file, and start it again.")
  }

  static func placeTaken(_ path: String, kept: String) -> StorageError {
    StorageError(
      .displaced,
      "\(quoted(path)) was replaced by another file, which was not changed; the data was saved as "
        + "\(quoted(kept)).")
  }

  // MARK: Files that are refused

  static func notSQLite(_ path: String) -> StorageError {
    StorageError(
      .foreignFile,
      "\(quoted(path)) is not a SQLite file and was not changed; name another file.")
  }

  static func foreign(_ path: String, applicationID: UInt32) -> StorageError {
    let id = String(applicationID, radix: 16)
    return StorageError(
      .foreignFile,
      """
      \(quoted(path)) is a SQLite file of another program (application id 0x\(id)); it was not \
      changed, name another file.
      """)
  }

  static func newer(_ path: String, version: UInt32) -> StorageError {
    StorageError(
      .newerFormat,
      """
      \(quoted(path)) has format \(version), and this version of dynamock reads format \
      \(StoreFile.formatVersion); it was not changed, open it with a newer version.
      """)
  }

  static func tooShort(_ path: String) -> StorageError {
    damaged(path, "it is shorter than a header")
  }

  static func damaged(_ path: String, _ reason: String) -> StorageError {
    StorageError(
      .damaged,
      "\(quoted(path)) is damaged: \(reason); it was not changed. \(restore(path))")
  }

  static func wrongFirstPage(_ path: String) -> StorageError {
    damaged(path, "the checksum of its first page is wrong")
  }

  /// The advice for a damaged file: what belongs to the old one must not be applied to the copy.
  private static func restore(_ path: String) -> String {
    "To restore it from a copy, first remove \(quoted(path + "-wal")) and \(quoted(path + "-shm")) if "
      + "they exist."
  }

  static func damage(_ damage: LogDamage) -> String {
    let place = damage.frame == 0 ? "its header" : "frame \(damage.frame)"
    let lost = damage.lostTransactions
    return "the log next to the file is damaged at \(place)"
      + (lost == 0 ? "" : ", before the end of \(lost) transaction\(lost == 1 ? "" : "s")")
  }

  static func damagedLog(_ path: String, _ damage: LogDamage) -> StorageError {
    StorageError(
      .damaged,
      "\(quoted(path)) cannot be opened without losing writes: \(Self.damage(damage)), as can happen "
        + "when the machine crashes. Nothing was changed: restore both files from a copy after "
        + "removing \(quoted(path + "-shm")) if it exists, or give these writes up with: sqlite3 \(quoted(path)) \"PRAGMA wal_checkpoint(TRUNCATE)\""
    )
  }

  static func noLog(_ path: String) -> StorageError {
    StorageError(
      .failed,
      """
      \(quoted(path)) is on a file system without the shared memory that a SQLite log needs; name a \
      file on a local disk.
      """)
  }

  // MARK: Stores that do not work

  static func closed() -> StorageError {
    StorageError(.closed, "The store was closed; open it again to use it.")
  }

  static func noThread() -> StorageError {
    StorageError(
      .failed,
      "The system cannot create a thread for writing to the store; stop other programs.")
  }

  static func missing(_ keyspace: Keyspace) -> StorageError {
    StorageError(
      .failed, "Keyspace \(keyspace.number) was not created, so nothing can be put into it.")
  }

  static func notNumbered(_ keyspace: Keyspace, _ key: [UInt8]) -> StorageError {
    StorageError(
      .failed,
      "Keyspace \(keyspace.number) has numbers as keys, so nothing can be put at a key of "
        + "\(key.count) bytes that is no number.")
  }

  /// Converts SQLite's error to an error with advice; the statement is only for the log.
  static func fault(_ fault: SQLiteFault, _ path: String) -> StorageError {
    if fault.isWithoutLocks {
      return noLocks(path, " SQLite says \"\(fault.message)\", code \(fault.code).")
    }
    let (code, sentence) = trouble(fault, path)
    return StorageError(
      code, "\(sentence) SQLite says \"\(fault.message)\", code \(fault.code).",
      detail: "The statement: \(fault.sql)")
  }

  private static func trouble(
    _ fault: SQLiteFault, _ path: String
  ) -> (StorageError.Code, String) {
    if fault.isWrongChecksum {
      return (
        .damaged,
        "\(quoted(path)) is damaged, or was changed by another program: the checksum of a page is wrong. "
          + "Stop the server and run dynamock check, which lists the damage. \(restore(path))"
      )
    }
    return switch fault.primaryCode {
    case SQLITE_FULL:
      (.full, "No space is left for \(quoted(path)); free some space and try again.")
    case SQLITE_CORRUPT, SQLITE_NOTADB:
      (
        .damaged,
        "\(quoted(path)) is damaged. \(restore(path))"
      )
    case SQLITE_BUSY, SQLITE_LOCKED:
      (
        .locked,
        "Another program holds a lock on \(quoted(path)); stop it, or wait longer (timeouts.lock)."
      )
    case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM:
      (
        .failed,
        "\(quoted(path)) cannot be written; this user needs the right to write the file and its folder."
      )
    default: (.failed, "\(quoted(path)) cannot be read or written.")
    }
  }

  /// Returns a path as messages show it.
  static func quoted(_ path: String) -> String { "\"\(path)\"" }
}
