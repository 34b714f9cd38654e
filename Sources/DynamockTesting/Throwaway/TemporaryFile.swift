#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The path of a file that a test may make and that goes with it.
public struct TemporaryFile: Sendable {
  /// The path; nothing is there yet.
  public let path: String

  /// Names a file in the system's folder for temporary ones.
  public init() {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    path = "\(folder)/dynamock-\(getpid())-\(UInt64.random(in: 0 ... .max)).sqlite"
  }

  /// Removes the file and what SQLite keeps beside it.
  public func remove() {
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
  }
}
