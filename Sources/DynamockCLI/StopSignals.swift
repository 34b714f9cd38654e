@preconcurrency import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The signals that ask the process to stop.
enum StopSignals {
  /// A terminal that closes sends SIGHUP, a supervisor SIGTERM, a person SIGINT.
  static let all = [SIGHUP, SIGINT, SIGTERM]

  /// Returns the stop signals that the process receives from now on, in order of arrival.
  ///
  /// Their default action, which ends the process, no longer applies. A signal that arrives before
  /// libdispatch has registered for it is lost, so that a server must not say that it listens earlier.
  static func received() async -> AsyncStream<Int32> {
    let (stream, continuation) = AsyncStream<Int32>.makeStream()
    let sources = all.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { continuation.yield(number) }
      return source
    }
    for source in sources {
      await withCheckedContinuation { registration in
        source.setRegistrationHandler { registration.resume() }
        source.activate()
      }
    }
    continuation.onTermination = { _ in for source in sources { source.cancel() } }
    return stream
  }
}
