#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The limit for the size of files that this process writes (`ulimit -f`), which simulates a full
/// disk in exit tests.
enum FileSizeLimit {
  /// Sets the limit, and ignores its signal as the program does; returns the previous limit.
  @discardableResult
  static func set(bytes: Int) -> Int {
    signal(SIGXFSZ, SIG_IGN)
    var limit = rlimit()
    getrlimit(.fileSize, &limit)
    let before = Int(truncatingIfNeeded: limit.rlim_cur)
    limit.rlim_cur = rlim_t(truncatingIfNeeded: bytes)
    setrlimit(.fileSize, &limit)
    return before
  }
}

extension Int32 {
  fileprivate static let fileSize = Int32(1)
}
