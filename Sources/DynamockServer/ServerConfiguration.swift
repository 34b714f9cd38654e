public import DynamockTLS
import NIOCore

/// A server's address, limits, and timeouts.
public struct ServerConfiguration: Sendable {
  /// The address or name to listen on; `localhost` is both 127.0.0.1 and ::1, `unix:PATH` a Unix domain
  /// socket, which has no port.
  public var host = "localhost"
  /// The port to listen on; 0 lets the system choose one.
  public var port = 8000
  /// The number of event loops that share the connections; `nil` means one per core.
  public var threads: Int?
  /// The limits of requests.
  public var limits = Limits()
  /// The time limits for clients.
  public var timeouts = Timeouts()
  /// The process's file descriptors, some of which are reserved for other uses than connections.
  public var descriptors = DescriptorBudget(limit: nil)
  /// Whether a connection executes a request only after its earlier ones have been answered.
  ///
  /// Used for a responder that answers some requests on other threads.
  public var answersInTurn = false
  /// Runs work that would block an event loop, such as decompressing a long body; `nil` uses the
  /// event loop.
  public var runsInBackground: (@Sendable (@escaping @Sendable () -> Void) -> Void)?
  /// The certificate with which the port uses TLS exclusively, or `nil` for plain HTTP.
  public var certificate: TLSServerCertificate?

  /// The default number of event loops: one per core.
  public static var usualThreads: Int { System.coreCount }

  /// Creates the default configuration.
  public init() {}

  /// The limits of requests and connections.
  public struct Limits: Sendable, Hashable {
    /// Maximum bytes of a body, both as sent and decompressed (AWS: 16 MiB).
    public var body = 16 * 1024 * 1024
    /// Maximum bytes of the request line (AWS: 16 KiB).
    public var requestLine = 16 * 1024
    /// Maximum bytes of the header section (AWS: 16 KiB).
    public var headers = 16 * 1024
    /// Maximum number of open connections; a few more get status 503, and the others wait to be
    /// accepted.
    public var connections = 10_000
    /// Maximum number of requests that are read before their responses on a connection.
    public var pipelinedRequests = 64

    /// Creates the default limits.
    public init() {}
  }

  /// The time limits for clients.
  public struct Timeouts: Sendable, Hashable {
    /// The time from one response to the first byte of the next request.
    public var idle = Duration.seconds(120)
    /// The time from the first byte of a request to the end of its head.
    public var head = Duration.seconds(10)
    /// The time from the first byte of a request to the end of its body.
    public var request = Duration.seconds(60)
    /// The time for which a client may receive nothing of a pending response; it restarts with each
    /// received byte.
    public var write = Duration.seconds(60)
    /// The time from a rejection to the close, in which a client that is still sending can read the
    /// response.
    public var linger = Duration.seconds(5)
    /// The time from the stop signal to the end of the last request.
    public var stop = Duration.seconds(10)

    /// Creates the default times.
    public init() {}
  }
}
