import NIOCore

/// Where a server listens and what it puts up with.
public struct ServerConfiguration: Sendable {
  /// The address or name to listen on; `localhost` is both 127.0.0.1 and ::1.
  public var host = "localhost"
  /// The port to listen on; 0 lets the system choose one.
  public var port = 8000
  /// How many event loops share the connections; nil is one a core.
  public var threads: Int?
  /// What a request may hold.
  public var limits = Limits()
  /// How long a client may take.
  public var timeouts = Timeouts()
  /// The process's file descriptors, some of which are kept from connections.
  public var descriptors = DescriptorBudget(limit: nil)
  /// Whether a connection carries out a request only after its earlier ones have been answered.
  ///
  /// For a responder that answers some requests from other threads.
  public var answersInTurn = false
  /// Called on each new connection before HTTP is spoken on it: the place for TLS.
  public var prepareConnection: (@Sendable (any Channel) throws -> Void)?

  /// How many event loops there are if `threads` does not say: one a core.
  public static var usualThreads: Int { System.coreCount }

  /// Makes a configuration of defaults.
  public init() {}

  /// What a request and the connections may hold.
  public struct Limits: Sendable, Hashable {
    /// Bytes of a body, as sent and once inflated (AWS: 16 MiB).
    public var body = 16 * 1024 * 1024
    /// Bytes of the request line (AWS: 16 KiB).
    public var requestLine = 16 * 1024
    /// Bytes of the header section (AWS: 16 KiB).
    public var headers = 16 * 1024
    /// Connections open at the same time; a few further ones get 503, and the others wait to be accepted.
    public var connections = 10_000
    /// Requests read ahead of the answers on one connection.
    public var pipelinedRequests = 64

    /// Makes the default limits.
    public init() {}
  }

  /// How long a client may take.
  public struct Timeouts: Sendable, Hashable {
    /// From one answer to the first byte of the next request.
    public var idle = Duration.seconds(120)
    /// From the first byte of a request to the end of its head.
    public var head = Duration.seconds(10)
    /// From the first byte of a request to the end of its body.
    public var request = Duration.seconds(60)
    /// Without taking any of an answer that waits to be sent; a client that takes some, however
    /// little, has as long again.
    public var write = Duration.seconds(60)
    /// From a refusal to the close, so that a client which still sends gets to read the refusal.
    public var linger = Duration.seconds(5)
    /// From the signal to stop to the end of the last request.
    public var stop = Duration.seconds(10)

    /// Makes the default times.
    public init() {}
  }
}
