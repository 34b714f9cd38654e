import CSQLite
import DynamockStorage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Every sentence that this room says to the person who runs the server.
enum Sentences {
  // MARK: Files that cannot be opened

  static func badPath(_ path: String) -> StorageError {
    StorageError(
      .badPath, "\(quoted(path)) is not a path for a data file; name a file, such as dynamock.db.")
  }

  static func notAFile(_ path: String, isFolder: Bool) -> StorageError {
    let kind = isFolder ? "a folder" : "not a regular file"
    return StorageError(
      .badPath, "\(quoted(path)) is \(kind); name a file, such as \(path)/dynamock.db.")
  }

  static func cannotOpen(_ path: String, exists: Bool, errno code: CInt) -> StorageError {
    let what = exists ? "open" : "create"
    let advice =
      switch code {
      case ENOENT, ENOTDIR: "make its folder first, or name another file."
      case EACCES, EPERM: "this user needs the right to read and write the file and its folder."
      case EROFS: "the file system is read-only; name a file on another."
      case ENOSPC, EDQUOT: "make room, or name a file on another disk."
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
      "\(quoted(path)) is in use by another process; stop that one, or name another file.")
  }

  /// Why a file could not be locked, by the system's code.
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

  /// The system has no lock to give (ENOLCK, fcntl(2)): its table is full, or a network file system has
  /// no lock service.
  static func noLocks(_ path: String, _ details: String) -> StorageError {
    StorageError(
      .failed,
      "The system has no file lock for \(quoted(path)) (ENOLCK); on a network file system start its "
        + "lock service, or name a file on a local disk." + details)
  }

  static func claimedHere(_ path: String) -> StorageError {
    StorageError(
      .locked,
      "\(quoted(path)) is open in this process already; close it first, or name another file.")
  }

  static func exists(_ path: String) -> StorageError {
    StorageError(
      .exists, "\(quoted(path)) exists already; it was left as it is, name another file.")
  }

  static func noDescriptor(_ path: String) -> StorageError {
    StorageError(
      .full,
      "\(quoted(path)) cannot be opened once more, as the process has hardly a file descriptor left; "
        + "drop forks and checkpoints, or raise the limit (ulimit -n).")
  }

  static func inMaking(_ path: String) -> StorageError {
    StorageError(
      .locked, "\(quoted(path)) is being created by another request; name another file.")
  }

  static func tooManyStates(_ most: Int) -> StorageError {
    StorageError(
      .full,
      "The file is held at \(most) different states by forks and checkpoints, which is the most; drop "
        + "some, or make them while nothing is written between them: those share a state.")
  }

  // MARK: Files that are no longer there

  private static let rescue =
    "Reads still work: to rescue the data, fork it into a new file (dynamock db fork default --into "
    + "FILE), then restart the server."

  static func gone(_ path: String) -> StorageError {
    StorageError(
      .displaced,
      "\(quoted(path)) was deleted or moved while it is in use, so that writes would be lost and are "
        + "rejected; put it back. \(rescue)")
  }

  static func replaced(_ path: String) -> StorageError {
    StorageError(
      .displaced,
      "Another file has taken the place of \(quoted(path)) while it is in use, so that writes would be "
        + "lost and are rejected; put the first one back. \(rescue)")
  }

  static func logDisplaced(_ path: String) -> StorageError {
    StorageError(
      .displaced,
      "The log \(quoted(path + "-wal")) was deleted, moved or replaced while it is in use, so that "
        + "writes would be lost and are rejected; stop the server, which copies what it has into the "
        + "data file, and start it again.")
  }

  static func placeTaken(_ path: String, kept: String) -> StorageError {
    StorageError(
      .displaced,
      "Another file has taken the place of \(quoted(path)), which was left as it is; the data was saved "
        + "as \(quoted(kept)).")
  }

  // MARK: Files that are refused

  static func notSQLite(_ path: String) -> StorageError {
    StorageError(
      .foreignFile,
      "\(quoted(path)) is not a SQLite file; it was left as it is, name another file.")
  }

  static func foreign(_ path: String, applicationID: UInt32) -> StorageError {
    let id = String(applicationID, radix: 16)
    return StorageError(
      .foreignFile,
      """
      \(quoted(path)) is a SQLite file of another program (application id 0x\(id)); it was left as it \
      is, name another file.
      """)
  }

  static func newer(_ path: String, version: UInt32) -> StorageError {
    StorageError(
      .newerFormat,
      """
      \(quoted(path)) has format \(version), and this version of dynamock reads format \
      \(StoreFile.formatVersion); it was left as it is, open it with a newer version.
      """)
  }

  static func tooShort(_ path: String) -> StorageError {
    damaged(path, "it is shorter than a header")
  }

  static func damaged(_ path: String, _ reason: String) -> StorageError {
    StorageError(
      .damaged,
      "\(quoted(path)) is damaged: \(reason); it was left as it is, bring back a copy of it.")
  }

  static func noLog(_ path: String) -> StorageError {
    StorageError(
      .failed,
      """
      \(quoted(path)) lies on a file system without the shared memory that a SQLite log needs; name a \
      file on a local disk.
      """)
  }

  // MARK: Stores that do not work

  static func closed() -> StorageError {
    StorageError(.closed, "The store was closed; open it again to use it.")
  }

  static func noThread() -> StorageError {
    StorageError(.failed, "The system has no thread left for writing to the store; stop something.")
  }

  static func missing(_ keyspace: Keyspace) -> StorageError {
    StorageError(
      .failed, "Keyspace \(keyspace.number) was not created, so nothing can be put into it.")
  }

  /// What SQLite said, as a kind of trouble and with what to do about it; the statement is for the log.
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
    switch fault.primaryCode {
    case SQLITE_FULL:
      (.full, "No space is left for \(quoted(path)); make room and try again.")
    case SQLITE_CORRUPT, SQLITE_NOTADB: (.damaged, "\(quoted(path)) is damaged; bring back a copy.")
    case SQLITE_BUSY, SQLITE_LOCKED:
      (
        .locked,
        "Another program holds a lock on \(quoted(path)); stop that one, or wait longer for it "
          + "(timeouts.lock)."
      )
    case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM:
      (
        .failed,
        "\(quoted(path)) cannot be written; this user needs the right to write the file and its folder."
      )
    default: (.failed, "\(quoted(path)) cannot be read or written.")
    }
  }

  private static func quoted(_ path: String) -> String { "\"\(path)\"" }
}
