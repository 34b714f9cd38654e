import DynamockServer
import Logging

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs a server for the lifetime of a process: the first stop signal ends it gracefully, the second
/// at once.
struct ServerProcess: Sendable {
  let server: Server
  /// The periodic work that accompanies the server until it has stopped.
  let upkeep: Upkeep
  /// Ends what requests in flight wait for, so that the stop does not wait for it.
  let beforeStop: @Sendable () -> Void
  let logger: Logger

  /// Runs until the process receives a stop signal.
  /// - Parameter end: Work to do after the server has stopped, while a second signal still ends the
  ///   process at once.
  /// - Throws: `ServerError` if the port cannot be opened, and what `end` throws.
  func run(end: () async throws -> Void) async throws {
    let signals = await StopSignals.received()
    let serving = Task { try await server.run() }
    let maintaining = Task { await upkeep.run() }
    let watch = Task { [logger, beforeStop] in
      var isStopping = false
      for await signal in signals {
        if isStopping { exit(128 + signal) }
        isStopping = true
        logger.info("stopping; a second signal ends the process at once")
        beforeStop()
        serving.cancel()
      }
    }
    defer { watch.cancel() }
    let outcome = await serving.result
    maintaining.cancel()
    await maintaining.value
    try outcome.get()
    try await end()
  }
}
