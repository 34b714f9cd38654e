#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A path for a SQLite file, removed with the last reference.
final class TemporaryPath: Sendable {
  let text = "/tmp/dynamock-\(UInt64.random(in: .min ... .max)).sqlite"

  deinit {
    for suffix in ["", "-wal", "-shm"] { unlink(text + suffix) }
  }
}
