import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Folders for the files of a transfer, in a folder of this process in that of `TMPDIR` or in `/tmp`.
///
/// The process locks a file in its folder, so the next process that needs one recognizes the folders
/// of processes that were killed, and removes them.
package enum TemporaryFolders {
  private static let own = Mutex<ProcessFolder?>(nil)

  /// Creates an empty folder and returns its path; ``remove(_:)`` removes it.
  package static func create() throws(ExchangeError) -> String {
    try own.withLock { own throws(ExchangeError) in
      // A child process has a copy of its parent's.
      if own?.process != getpid() { own = nil }
      let folder: ProcessFolder
      if let own { folder = own } else { folder = try ProcessFolder() }
      own = folder
      return try ProcessFolder.make(in: folder.path)
    }
  }

  /// Removes a folder with its contents, and that of the process if it was the last one.
  package static func remove(_ path: String) {
    own.withLock { own in
      FileSystem.removeFolder(path)
      guard let folder = own, folder.process == getpid(), folder.isEmpty else { return }
      folder.remove()
      own = nil
    }
  }

  /// Removes all folders of this process, at its end.
  package static func removeAll() {
    own.withLock { own in
      if let folder = own, folder.process == getpid() { folder.remove() }
      own = nil
    }
  }
}

/// The folder of a process, with the file that it locks.
private struct ProcessFolder {
  let path: String
  let process: pid_t
  private let descriptor: Int32

  private static let prefix = "dynamock-"
  private static let pattern = "XXXXXX"
  private static let lockName = "lock"

  init() throws(ExchangeError) {
    let setting = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    let parent = setting.isEmpty ? "/tmp" : setting
    Self.removeAbandoned(in: parent)
    path = try Self.make(in: parent, Self.prefix)
    process = getpid()
    // The file gets its name once it is locked, so that others do not take the folder for abandoned.
    let unlocked = "\(path)/new"
    descriptor = open(unlocked, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0,
      rename(unlocked, "\(path)/\(Self.lockName)") == 0
    else {
      let code = errno
      if descriptor >= 0 { close(descriptor) }
      FileSystem.removeFolder(path)
      throw .unwritable(path, errno: code)
    }
  }

  /// Creates a folder with a name that did not exist.
  static func make(in parent: String, _ prefix: String = "") throws(ExchangeError) -> String {
    let path = FileSystem.path(of: prefix + pattern, in: parent)
    // mkdtemp(3) replaces the six letters.
    var template = Array(path.utf8CString)
    guard mkdtemp(&template) != nil else { throw .unwritable(path, errno: errno) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether only the locked file is left.
  var isEmpty: Bool { FileSystem.names(in: path) == [Self.lockName] }

  func remove() {
    FileSystem.removeFolder(path)
    close(descriptor)
  }

  /// Removes the folders of processes that have ended.
  private static func removeAbandoned(in parent: String) {
    for name in FileSystem.names(in: parent) ?? [] where name.hasPrefix(prefix) {
      let path = FileSystem.path(of: name, in: parent)
      // Anyone may create a link in a folder for temporary files.
      var status = stat()
      guard name.utf8.count == prefix.utf8.count + pattern.utf8.count, lstat(path, &status) == 0,
        status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid()
      else { continue }
      let descriptor = open("\(path)/\(lockName)", O_RDWR | O_CLOEXEC | O_NOFOLLOW)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { FileSystem.removeFolder(path) }
      close(descriptor)
    }
  }
}
