import DynamockWire
import Logging
import NIOCore
import NIOPosix

/// Listens on a port and answers HTTP requests, until it is asked to stop.
public struct Server: Sendable {
  private let configuration: ServerConfiguration
  private let responder: any WireResponder
  private let logger: Logger
  private let onListening: @Sendable (ListeningAddress) -> Void

  /// Makes a server; `onListening` is called once the port is open.
  public init(
    configuration: ServerConfiguration,
    responder: any WireResponder,
    logger: Logger,
    onListening: @escaping @Sendable (ListeningAddress) -> Void = { _ in }
  ) {
    self.configuration = configuration
    self.responder = responder
    self.logger = logger
    self.onListening = onListening
  }

  /// Serves until the task is cancelled, then stops gracefully.
  /// - Throws: `ServerError` when the port cannot be opened.
  public func run() async throws {
    let listener = try await Listener.start(configuration, responder: responder)
    onListening(listener.address)
    await listener.waitUntilClosed()
    logger.info("stopping", metadata: ["grace": "\(configuration.timeouts.stop)"])
    await listener.stop()
  }
}

/// Where a server can be reached.
public struct ListeningAddress: Sendable, Hashable {
  /// The address that is listened on.
  public var host: String
  /// The port, also where the system chose it.
  public var port: Int

  /// The URL to give to a client; an address that means all of them becomes `localhost`.
  public var url: String {
    switch host {
    case "0.0.0.0", "::": "http://localhost:\(port)"
    case let host where host.contains(":"): "http://[\(host)]:\(port)"
    default: "http://\(host):\(port)"
    }
  }
}
