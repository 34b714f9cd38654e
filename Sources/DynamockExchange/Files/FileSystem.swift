#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Folders and small files.
enum FileSystem {
  /// Makes a folder and those above it; one that is there is good.
  static func makeFolder(_ path: String) throws(ExchangeError) {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      try makeFolder(String(path[..<slash]))
    }
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw .unwritable(path, errno: errno) }
  }

  /// The names in a folder, in order; nil for what is no folder.
  static func names(in path: String) -> [String]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// Whether something is at a path.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  /// Removes a folder with all that is in it, as far as it can be.
  static func removeFolder(_ path: String) {
    for name in names(in: path) ?? [] {
      let entry = path + "/" + name
      if unlink(entry) != 0 { removeFolder(entry) }
    }
    rmdir(path)
  }

  /// The whole of a small file.
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

/// A file that is read from its beginning to its end.
final class InputFile {
  let path: String
  private let descriptor: Int32
  private static let chunkSize = 256 * 1024

  init(_ path: String) throws(ExchangeError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw .unreadable(path, errno: errno) }
  }

  deinit { close(descriptor) }

  /// The next bytes; none at the end.
  func next() throws(ExchangeError) -> [UInt8] {
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

/// A new file that is written from its beginning to its end.
final class OutputFile {
  private let path: String
  private let descriptor: Int32

  init(_ path: String) throws(ExchangeError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
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

  /// Waits until the disk has what was written.
  func finish() throws(ExchangeError) {
    if fsync(descriptor) != 0, errno != EINVAL { throw .unwritable(path, errno: errno) }
  }
}

/// The system's call, under a name that no method of a type hides.
private let sys_write: @Sendable (Int32, UnsafeRawPointer?, Int) -> Int = { write($0, $1, $2) }
