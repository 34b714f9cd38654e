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

/// The address that a server listens on.
public struct ListeningAddress: Sendable, Hashable {
  /// The IP address, or `localhost` for both loopback addresses.
  public var host: String
  /// The port, even if the system chose it.
  public var port: Int
  /// Every IP address and port that is open: `127.0.0.1:8000`, `[::1]:8000`.
  public var sockets: [String]

  /// Creates the address of a host's open sockets.
  /// - Parameters:
  ///   - host: The configured host.
  ///   - port: The configured port; 0 lets the system choose.
  init(host: String, port: Int, sockets: [(ip: String?, port: Int?)]) {
    let isLoopback = host.lowercased() == "localhost"
    self.host = isLoopback ? "localhost" : sockets.first?.ip ?? host
    self.port = sockets.first?.port ?? port
    self.sockets = sockets.map { Self.joined($0.ip ?? host, $0.port ?? port) }
  }

  /// The URL to give to a client; an address that means all networks becomes its loopback address.
  public var url: String {
    switch host {
    case "0.0.0.0": "http://127.0.0.1:\(port)"
    case "::": "http://[::1]:\(port)"
    default: "http://" + Self.joined(host, port)
    }
  }

  private static func joined(_ host: String, _ port: Int) -> String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
