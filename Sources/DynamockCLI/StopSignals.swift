@preconcurrency import Dispatch
import DynamockUpstream

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The signals that stop the process.
enum StopSignals {
  /// A closing terminal sends SIGHUP, a supervisor SIGTERM, and a person SIGINT.
  static let all = [SIGHUP, SIGINT, SIGTERM]

  /// Ends the process at a stop signal as by default, after the commands that it started for
  /// credentials.
  static func endCredentialProcesses() async {
    let signals = await received()
    Task {
      for await number in signals {
        CredentialProcesses.endAll()
        signal(number, SIG_DFL)
        kill(getpid(), number)
      }
    }
  }

  /// Returns the stop signals that the process receives from now on, in order of arrival.
  ///
  /// Their default action, which is to end the process, no longer applies. A signal that arrives
  /// before libdispatch has registered for it is lost, so a server must not report that it is
  /// listening before that.
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
