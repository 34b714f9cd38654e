#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Standard output and standard error of the process.
enum StandardStreams {
  /// Makes writes to a pipe without a reader fail instead of ending the process with SIGPIPE.
  ///
  /// Only for a server: `dynamock stats | head` must end when `head` does.
  static func ignoreClosedPipes() { signal(SIGPIPE, SIG_IGN) }

  /// Makes a write fail like one to a full disk if it would exceed the limit for the size of files
  /// (`ulimit -f`), instead of ending the process with SIGXFSZ.
  static func ignoreFileSizeLimit() { signal(SIGXFSZ, SIG_IGN) }

  /// Writes text to standard error.
  static func writeError(_ text: String) {
    // If standard error is closed, only this text is lost.
    _ = Array(text.utf8).withUnsafeBytes { systemWrite(2, $0.baseAddress, $0.count) }
  }
}

/// The system's `write`, under a name that no method of a type hides.
private let systemWrite: @Sendable (CInt, UnsafeRawPointer?, Int) -> Int = { write($0, $1, $2) }
