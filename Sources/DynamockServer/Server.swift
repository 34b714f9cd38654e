public import DynamockWire
public import Logging
import NIOCore
import NIOPosix

/// Listens on a port and answers HTTP requests until it is stopped.
public struct Server: Sendable {
  private let configuration: ServerConfiguration
  private let responder: any WireResponder
  private let logger: Logger
  private let onListening: @Sendable (ListeningAddress) -> Void

  /// Creates a server; `onListening` is called once the port is open.
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
    logger.debug("waiting for open requests", metadata: ["grace": "\(configuration.timeouts.stop)"])
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
  /// The path of a Unix domain socket, or `nil` for a port.
  public var socketPath: String?
  /// Whether the port uses TLS.
  public var isEncrypted: Bool

  /// Creates the address of a Unix domain socket.
  init(socketPath: String, isEncrypted: Bool = false) {
    self.isEncrypted = isEncrypted
    host = "unix:" + socketPath
    port = 0
    sockets = [host]
    self.socketPath = socketPath
  }

  /// Creates the address of a host's open sockets.
  /// - Parameters:
  ///   - host: The configured host.
  ///   - port: The configured port; 0 lets the system choose.
  init(
    host: String, port: Int, sockets: [(ip: String?, port: Int?)], isEncrypted: Bool = false
  ) {
    self.isEncrypted = isEncrypted
    let isLoopback = host.lowercased() == "localhost"
    self.host = isLoopback ? "localhost" : sockets.first?.ip ?? host
    self.port = sockets.first?.port ?? port
    self.sockets = sockets.map { Self.joined($0.ip ?? host, $0.port ?? port) }
  }

  /// The URL for clients, in which an address that stands for all networks is replaced by its
  /// loopback address.
  ///
  /// A Unix domain socket has no URL, so this is `unix:` and its path.
  public var url: String {
    guard socketPath == nil else { return host }
    let scheme = isEncrypted ? "https://" : "http://"
    return switch host {
    case "0.0.0.0": scheme + "127.0.0.1:\(port)"
    case "::": scheme + "[::1]:\(port)"
    default: scheme + Self.joined(host, port)
    }
  }

  private static func joined(_ host: String, _ port: Int) -> String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
