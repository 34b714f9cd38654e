import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A Unix domain socket to which only its owner can connect, and which is removed when the server
/// stops.
struct UnixSocket: Sendable {
  /// The path of the socket's file.
  let path: String
  /// The socket, which is bound but not listening yet.
  let descriptor: CInt
  private let file: File

  /// The identity of a file, which distinguishes it from another one at the same path.
  private struct File: Sendable, Hashable {
    var device: UInt64
    var inode: UInt64
    var isSocket: Bool
  }

  /// Creates the file of a socket.
  ///
  /// A file left behind by a killed process is replaced. Anything else at the path is kept.
  /// - Throws: an `IOError`, or a `ServerError.Code`.
  init(binding path: String) throws {
    guard path.utf8.count <= UnixAddress.longestPath else { throw Fault.longPath }
    if let file = Self.file(at: path) {
      guard file.isSocket else { throw Fault.notASocket }
      guard try !Self.isListening(at: path) else { throw Fault.inUse }
      unlink(path)
    }
    let descriptor = try Self.makeSocket()
    do {
      try Self.check(UnixAddress(path).call { bind(descriptor, $0, $1) }, "bind")
      // Clients cannot connect before the socket listens, which happens later.
      try Self.check(chmod(path, S_IRUSR | S_IWUSR), "chmod")
      guard let file = Self.file(at: path) else { throw IOError(errnoCode: errno, reason: "lstat") }
      self.path = path
      self.descriptor = descriptor
      self.file = file
    } catch {
      close(descriptor)
      throw error
    }
  }

  /// The reason why it is impossible to listen at a path, apart from system errors.
  enum Fault: Error {
    /// Another process listens at the path.
    case inUse
    /// A file of another kind is at the path.
    case notASocket
    /// The path has more bytes than fit in an address.
    case longPath
  }

  /// Removes the file, unless another one has replaced it.
  func remove() {
    guard Self.file(at: path) == file else { return }
    unlink(path)
  }

  /// Listens with the same queue length as a port.
  func listen(backlog: Int32) {
    #if canImport(Glibc)
      _ = Glibc.listen(descriptor, backlog)
    #elseif canImport(Musl)
      _ = Musl.listen(descriptor, backlog)
    #else
      _ = Darwin.listen(descriptor, backlog)
    #endif
  }

  /// The absolute path without symbolic links.
  var absolutePath: String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func file(at path: String) -> File? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return File(
      device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino),
      isSocket: status.st_mode & S_IFMT == S_IFSOCK)
  }

  /// Returns whether a process listens at the path of a socket.
  private static func isListening(at path: String) throws -> Bool {
    let descriptor = try makeSocket()
    defer { close(descriptor) }
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    if UnixAddress(path).call({ connect(descriptor, $0, $1) }) == 0 { return true }
    switch errno {
    case ECONNREFUSED, ENOENT: return false
    // The listen queue is full, or it is a datagram socket.
    case EAGAIN, EPROTOTYPE: return true
    default: throw IOError(errnoCode: errno, reason: "connect")
    }
  }

  private static func makeSocket() throws -> CInt {
    #if canImport(Glibc)
      let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(AF_UNIX, SOCK_STREAM, 0)
    #endif
    try check(descriptor, "socket")
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
  }

  private static func check(_ result: CInt, _ call: String) throws {
    guard result >= 0 else { throw IOError(errnoCode: errno, reason: call) }
  }
}
