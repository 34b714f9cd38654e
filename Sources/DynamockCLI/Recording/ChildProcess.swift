@preconcurrency import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A child process that runs a command with this process's input, output and terminal.
struct ChildProcess: Sendable {
  private let identifier: pid_t

  /// The reason why a command did not start.
  struct Failure: Error, CustomStringConvertible {
    var command: String
    var code: Int32

    var description: String { "Cannot run \"\(command)\": \(String(cString: strerror(code)))." }

    /// A shell's exit status for the failure: 127 for a missing command, 126 for one that cannot be
    /// executed.
    var status: Int32 { code == ENOENT ? 127 : 126 }
  }

  /// Starts a command, which is searched for in PATH.
  init(_ words: [String], environment: [String: String]) throws(Failure) {
    #if canImport(Darwin)
      var attributes: posix_spawnattr_t?
    #else
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The command must not inherit the signals that this process ignores or handles.
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in StopSignals.all + [SIGPIPE, SIGXFSZ] { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    var mask = sigset_t()
    sigemptyset(&mask)
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    var child: pid_t = 0
    let code = Self.withCStrings(words) { arguments in
      Self.withCStrings(environment.map { "\($0.key)=\($0.value)" }) { variables in
        posix_spawnp(&child, words.first ?? "", nil, &attributes, arguments, variables)
      }
    }
    guard code == 0 else { throw Failure(command: words.first ?? "", code: code) }
    identifier = child
  }

  /// Sends a signal to the command.
  ///
  /// Signals from a terminal have already reached the command.
  func send(_ signal: Int32) {
    if signal == SIGINT, isatty(0) != 0, tcgetpgrp(0) == getpgrp() { return }
    kill(identifier, signal)
  }

  /// Waits until the command has ended.
  /// - Returns: its exit status, or 128 plus the number of the signal that ended it, as in a shell.
  func status() async -> Int32 {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { [identifier] in
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        continuation.resume(returning: signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
      }
    }
  }

  private static func withCStrings<Value>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
  ) -> Value {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
