import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads and writes small files as a whole.
enum VaultFiles {
  /// The maximum size of a file that is read.
  static let limit = 256 * 1024 * 1024

  /// Creates a folder and its parents.
  static func makeFolder(_ path: String) throws(VaultError) {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      try makeFolder(String(path[..<slash]))
    }
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw .unwritable(path: path, errno: errno) }
  }

  /// Returns whether something exists at a path.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  /// Returns whether a folder exists at a path.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Returns whether a path is a symbolic link.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Returns the names in a folder, in order; empty if there is no folder.
  static func names(in path: String, hidden: Bool = false) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") == hidden, name != ".", name != ".." { names.append(name) }
    }
    return names.sortedByBytes
  }

  /// Returns the bytes of a file.
  static func read(_ path: String) throws(VaultError) -> [UInt8] {
    // The open of a FIFO without a writer would block; it is rejected below.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0 { throw .unreadable(path: path, errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, errno: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path: path, errno: EINVAL) }
    guard status.st_size <= limit else { throw .tooLong(path: path, limit: limit) }
    let capacity = Int(status.st_size)
    var failure: Int32 = 0
    // If a file grows meanwhile, the new part is ignored: files are replaced, never appended to.
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      while count < capacity {
        let step = sys_read(descriptor, buffer.baseAddress.map { $0 + count }, capacity - count)
        if step < 0, errno == EINTR { continue }
        if step < 0 { failure = errno }
        guard step > 0 else { break }
        count += step
      }
    }
    if failure != 0 { throw .unreadable(path: path, errno: failure) }
    return bytes
  }

  private static let counter = Atomic(0)

  /// Replaces a file atomically: writes a temporary file, syncs it to disk, and renames it.
  static func replace(_ path: String, with bytes: [UInt8]) throws(VaultError) {
    let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let beside = "\(path[..<slash]).\(path[slash...]).\(getpid()).\(number).tmp"
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw .unwritable(path: path, errno: errno) }
    do throws(VaultError) {
      defer { close(descriptor) }
      try write(bytes, to: descriptor, path)
      if fsync(descriptor) != 0, errno != EINVAL { throw .unwritable(path: path, errno: errno) }
    } catch {
      unlink(beside)
      throw error
    }
    if rename(beside, path) != 0 {
      let number = errno
      unlink(beside)
      throw .unwritable(path: path, errno: number)
    }
  }

  /// Writes bytes to an open file.
  static func write(
    _ bytes: [UInt8], to descriptor: Int32, _ path: String
  ) throws(VaultError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { sys_write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .unwritable(path: path, errno: errno) }
      rest = rest.dropFirst(count)
    }
  }

  /// Removes a file if it exists.
  static func remove(_ path: String) throws(VaultError) {
    if unlink(path) != 0, errno != ENOENT { throw .unwritable(path: path, errno: errno) }
  }

  /// The ID of this process.
  static var process: String { String(getpid()) }
}

/// A lock on a file or folder between processes, held until the value is released.
final class VaultLock: Sendable {
  private let descriptor: Int32

  /// Waits for the lock of a folder.
  init(waitingFor path: String) throws(VaultError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw .unwritable(path: path, errno: errno) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw .unwritable(path: path, errno: errno) }
    }
  }

  deinit { close(descriptor) }
}

/// System calls, under names that no method of a type shadows.
private let sys_write: @Sendable (Int32, UnsafeRawPointer?, Int) -> Int = { write($0, $1, $2) }
private let sys_read: @Sendable (Int32, UnsafeMutableRawPointer?, Int) -> Int = {
  read($0, $1, $2)
}
