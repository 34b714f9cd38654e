#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Standard output and standard error of a server.
enum StandardStreams {
  /// Makes writes to a pipe without a reader fail, instead of ending the process with SIGPIPE.
  ///
  /// For a server only: `dynamock stats | head` is to end when `head` does.
  static func ignoreClosedPipes() { signal(SIGPIPE, SIG_IGN) }
}
