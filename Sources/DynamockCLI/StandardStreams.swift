#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Standard output and standard error of a server.
enum StandardStreams {
  /// Lets writes to a pipe that nobody reads fail, instead of ending the process with SIGPIPE.
  ///
  /// For a server only: `dynamock stats | head` is to end when `head` does.
  static func ignoreClosedPipes() { signal(SIGPIPE, SIG_IGN) }
}
