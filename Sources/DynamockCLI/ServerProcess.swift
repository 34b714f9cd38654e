import DynamockServer
import Logging
import ServiceLifecycle
import UnixSignals

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs a server for the length of a process: the first signal asks it to stop, the second ends it.
struct ServerProcess: Sendable {
  let server: Server
  /// What is done beside the server until it has stopped.
  let upkeep: any Service
  let logger: Logger

  /// Runs until the process is asked to stop.
  /// - Parameter end: what is done when the server has stopped, before a second signal loses its sense.
  func run(end: () async throws -> Void) async throws {
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        // The last one is asked to stop first. One without a name is named after all that it holds,
        // which takes a millisecond to put into words.
        services: [
          .init(service: upkeep, serviceName: "upkeep"),
          .init(service: server, serviceName: "server"),
        ],
        logger: logger))
    let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
    let watch = Task { [logger] in
      var isStopping = false
      for await signal in signals {
        if isStopping { exit(128 + (signal == .sigint ? SIGINT : SIGTERM)) }
        isStopping = true
        logger.info("stopping; a second signal ends the process at once")
        await group.triggerGracefulShutdown()
      }
    }
    defer { watch.cancel() }
    try await group.run()
    try await end()
  }
}
