#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  package import Musl
#else
  package import Darwin
#endif

/// The path of a file that a test may create, which is removed with the last reference.
public final class TemporaryFile: Sendable {
  /// The path, at which no file exists yet.
  public let path: String

  /// Creates a unique path in the system's temporary folder.
  public init() {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    path = "\(folder)/dynamock-\(getpid())-\(UInt64.random(in: 0 ... .max)).sqlite"
  }

  deinit { remove() }

  /// Removes the file and those that SQLite created next to it.
  public func remove() {
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
  }
}
