import DynamockServer
import DynamockTLS
import Logging

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs a server for the lifetime of a process: the first stop signal stops it gracefully, the
/// second one immediately.
struct ServerProcess: Sendable {
  let server: Server
  /// The periodic work that runs until the server has stopped.
  let upkeep: Upkeep
  /// Ends waits of the requests in progress, so that they do not delay the stop.
  let beforeStop: @Sendable () -> Void
  /// The certificate of the port, which SIGHUP reloads; without one, that signal stops the process.
  let certificate: TLSServerCertificate?
  let logger: Logger

  /// Runs until the process receives a stop signal.
  /// - Parameter end: work to do after the server has stopped, during which a second signal still
  ///   ends the process immediately.
  /// - Throws: `ServerError` if the port cannot be opened, and errors of `end`.
  func run(end: () async throws -> Void) async throws {
    let signals = await StopSignals.received()
    let serving = Task { try await server.run() }
    let maintaining = Task { await upkeep.run() }
    let watch = Task { [self] in
      var isStopping = false
      for await signal in signals {
        if signal == SIGHUP, let certificate, !isStopping {
          renew(certificate)
          continue
        }
        if isStopping {
          beforeStop()
          exit(128 + signal)
        }
        isStopping = true
        logger.info("stopping; a second signal ends it at once")
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

  /// Reloads the certificate, for new connections.
  private func renew(_ certificate: TLSServerCertificate) {
    do throws(TLSError) {
      try certificate.reload()
      logger.notice(
        "the certificate was reloaded", metadata: ["file": "\(certificate.certificatePath)"])
    } catch {
      logger.error("the certificate was not reloaded: \(error)")
    }
  }
}
