#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Operations on folders and small files.
enum FileSystem {
  /// Creates a folder and its parent folders, unless they exist.
  static func makeFolder(_ path: String) throws(ExchangeError) {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      try makeFolder(String(path[..<slash]))
    }
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw .unwritable(path, errno: errno) }
  }

  /// Returns the names in a folder, sorted, or `nil` if it is not a folder.
  /// - Parameter hidden: whether those that begin with a dot are returned, instead of the others.
  static func names(in path: String, hidden: Bool = false) -> [String]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") == hidden, name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Returns whether a file or folder exists at a path.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  /// Returns whether a folder exists at a path.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Returns the path of a name in a folder.
  static func path(of name: String, in folder: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// Returns a path without links and relative parts, or `nil` if nothing exists there.
  static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Returns the number of bytes of a file, or 0 if there is none.
  static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Removes a file, if possible.
  static func remove(_ path: String) { unlink(path) }

  /// Removes a folder with its contents, as far as possible.
  static func removeFolder(_ path: String) {
    for name in names(in: path) ?? [] {
      let entry = path + "/" + name
      if unlink(entry) != 0 { removeFolder(entry) }
    }
    rmdir(path)
  }

  /// Removes a folder if it is empty.
  static func removeEmptyFolder(_ path: String) { rmdir(path) }

  /// Returns the contents of a small file.
  static func read(_ path: String) throws(ExchangeError) -> [UInt8] {
    let file = try InputFile(path)
    var bytes: [UInt8] = []
    while true {
      let chunk = try file.next()
      if chunk.isEmpty { return bytes }
      bytes += chunk
    }
  }

  /// Writes a small file.
  static func write(_ bytes: [UInt8], to path: String) throws(ExchangeError) {
    let file = try OutputFile(path)
    try file.write(bytes)
    try file.finish()
  }
}

/// A file that is read sequentially.
final class InputFile {
  let path: String
  private let descriptor: Int32
  private static let chunkSize = 256 * 1024

  init(_ path: String) throws(ExchangeError) {
    self.path = path
    var status = stat()
    // A pipe would keep its reader waiting; those below /dev are given on purpose, as /dev/stdin.
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFIFO, !path.hasPrefix("/dev/") {
      throw .notAFile(path)
    }
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw .unreadable(path, errno: errno) }
  }

  deinit { close(descriptor) }

  /// Returns the next bytes, or none at the end.
  /// - Throws: also if the task was cancelled while it waited for a stream.
  func next() throws(ExchangeError) -> [UInt8] {
    if path.hasPrefix("/dev/") { try waitForInput() }
    var count = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: Self.chunkSize) { buffer, initialized in
      repeat {
        count = read(descriptor, buffer.baseAddress, Self.chunkSize)
      } while count < 0 && errno == EINTR
      initialized = max(0, count)
    }
    if count < 0 { throw .unreadable(path, errno: errno) }
    return chunk
  }
}

extension InputFile {
  /// Waits until there is something to read, or the end, or the task was cancelled.
  private func waitForInput() throws(ExchangeError) {
    var input = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while poll(&input, 1, Self.milliseconds) == 0 {
      if Task.isCancelled { throw .cancelled }
    }
  }

  /// The time after which a cancelled task stops waiting.
  private static let milliseconds: Int32 = 100
}

/// A new file that is written sequentially.
final class OutputFile {
  private let path: String
  private let descriptor: Int32

  init(_ path: String, mode: mode_t = 0o666) throws(ExchangeError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    if descriptor < 0 { throw .unwritable(path, errno: errno) }
  }

  deinit { close(descriptor) }

  /// Appends bytes.
  func write(_ bytes: [UInt8]) throws(ExchangeError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { sys_write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .unwritable(path, errno: errno) }
      rest = rest.dropFirst(count)
    }
  }

  /// Waits until the data is on the disk.
  func finish() throws(ExchangeError) {
    if fsync(descriptor) != 0, errno != EINVAL { throw .unwritable(path, errno: errno) }
  }
}

/// The system's `write`, under a name that no method of a type hides.
private let sys_write: @Sendable (Int32, UnsafeRawPointer?, Int) -> Int = { write($0, $1, $2) }
