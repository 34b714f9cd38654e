#if canImport(Glibc)
  package import Glibc
#elseif canImport(Musl)
  package import Musl
#else
  package import Darwin
#endif

/// A process that runs a program for this one.
package struct ChildProcess: Sendable {
  /// The number of the process.
  package let identifier: pid_t

  /// The input and output of a child process; its standard error is always that of this process.
  package enum Streams: Sendable {
    /// Those of this process.
    case inherited
    /// Empty input, and output that is written to a descriptor.
    case output(Int32)
  }

  /// The reason why a program did not start.
  package struct Failure: Error {
    /// The program as it was named.
    package var program: String
    /// The system's error number.
    package var code: Int32
  }

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - words: The program, which is searched for in PATH, and its arguments.
  ///   - environment: All of its environment.
  ///   - streams: Its input and output.
  ///   - isAlone: Whether it gets a process group of its own, so that it can be ended together with
  ///     the processes that it starts.
  package init(
    _ words: [String], environment: [String: String], streams: Streams = .inherited,
    isAlone: Bool = false
  ) throws(Failure) {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    if case .output(let descriptor) = streams {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
      posix_spawn_file_actions_adddup2(&actions, descriptor, 1)
    }
    var (defaults, mask) = (Self.handledSignals, sigset_t())
    sigemptyset(&mask)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setsigmask(&attributes, &mask)
    var flags = Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK)
    if isAlone {
      posix_spawnattr_setpgroup(&attributes, 0)
      flags |= Int16(POSIX_SPAWN_SETPGROUP)
    }
    posix_spawnattr_setflags(&attributes, flags)
    var child: pid_t = 0
    let code = Self.withCStrings(words) { arguments in
      Self.withCStrings(environment.map { "\($0.key)=\($0.value)" }) { variables in
        posix_spawnp(&child, words.first ?? "", &actions, &attributes, arguments, variables)
      }
    }
    guard code == 0 else { throw Failure(program: words.first ?? "", code: code) }
    identifier = child
  }

  /// The signals that a program or a server of this package ignores or handles; a child process must
  /// not inherit that.
  private static var handledSignals: sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGHUP, SIGINT, SIGTERM, SIGPIPE, SIGXFSZ] { sigaddset(&signals, number) }
    return signals
  }

  private static func withCStrings<Value>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
  ) -> Value {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
