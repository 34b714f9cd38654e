#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder of an export that is being written.
///
/// Its name begins with a dot until the export is complete, so that no import finds it. A lock on the
/// file `_started` shows that its process is alive.
final class UnfinishedExport {
  /// The name of the finished export.
  let name: String
  private let parent: String
  private let started: Int32
  private var isFinished = false

  /// Creates the folder, and the empty file with which AWS marks the start of an export.
  init(in parent: String, named name: String) throws(ExchangeError) {
    self.parent = parent
    self.name = name
    let path = "\(parent)/.\(name)"
    try FileSystem.makeFolder(path)
    started = open("\(path)/\(Self.startedName)", O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if started < 0 { throw .unwritable("\(path)/\(Self.startedName)", errno: errno) }
    // Without locks, as on some network file systems, an abandoned folder is left to people.
    _ = flock(started, LOCK_EX | LOCK_NB)
  }

  deinit { close(started) }

  /// The folder.
  var path: String { isFinished ? finishedPath : "\(parent)/.\(name)" }

  /// The folder once the export is complete.
  var finishedPath: String { "\(parent)/\(name)" }

  /// Gives the folder its name.
  func finish() throws(ExchangeError) {
    guard rename(path, finishedPath) == 0 else { throw .unwritable(finishedPath, errno: errno) }
    isFinished = true
  }

  /// Removes the folder.
  func remove() { FileSystem.removeFolder(path) }

  /// Removes the folders of exports whose processes ended before they were complete.
  static func removeAbandoned(in parent: String) {
    for name in FileSystem.names(in: parent, hidden: true) ?? [] {
      let path = "\(parent)/\(name)"
      let started = open("\(path)/\(startedName)", O_RDWR | O_CLOEXEC)
      guard started >= 0 else { continue }
      defer { close(started) }
      if flock(started, LOCK_EX | LOCK_NB) == 0 { FileSystem.removeFolder(path) }
    }
  }

  private static let startedName = "_started"
}
