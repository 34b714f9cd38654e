#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A path for an SQLite file, which is removed with the last reference.
final class TemporaryPath: Sendable {
  let text = "/tmp/dynamock-\(UInt64.random(in: .min ... .max)).sqlite"

  deinit {
    for suffix in ["", "-wal", "-shm"] { unlink(text + suffix) }
  }
}
