public import DynamockModel

/// An endpoint of DynamoDB's protocol to which requests are sent: AWS, or another server.
public protocol Upstream: Sendable {
  /// Sends a request and returns its response, whatever its status.
  /// - Throws: `UpstreamError` if no complete response arrived.
  func send(_ request: UpstreamRequest) async throws(UpstreamError) -> UpstreamAnswer
}

/// A request to an upstream: an operation and its input.
public struct UpstreamRequest: Sendable, Equatable {
  /// The operation.
  public var operation: Operation
  /// The region for which the request is signed.
  public var region: String
  /// The input, as JSON.
  public var body: [UInt8]
  /// The client's request as sent and signed, or `nil` for a request that was created or changed
  /// here.
  public var original: Original?
  /// The servers that have forwarded the request.
  public var trail = ForwardingTrail()

  /// A client's request as sent.
  public struct Original: Sendable, Equatable {
    /// The fields of the head, in their order.
    public var fields: [Field]
    /// The body, possibly compressed.
    public var body: [UInt8]

    /// Creates a request from its parts.
    public init(fields: [Field], body: [UInt8]) {
      self.fields = fields
      self.body = body
    }
  }

  /// A field of a head.
  public struct Field: Sendable, Equatable {
    /// The name.
    public var name: String
    /// The value.
    public var value: String

    /// Creates a field.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Creates a request.
  public init(operation: Operation, region: String, body: [UInt8]) {
    self.operation = operation
    self.region = region
    self.body = body
  }
}

/// The response of an upstream: its status and its body, whose checksum has been verified if
/// present.
public struct UpstreamAnswer: Sendable, Equatable {
  /// The HTTP status.
  public var status: Int
  /// The body, as JSON.
  public var body: [UInt8]

  /// Creates a response.
  public init(status: Int, body: [UInt8]) {
    self.status = status
    self.body = body
  }
}

/// The reason why an upstream returned no complete response.
public struct UpstreamError: Error, Sendable, Equatable {
  /// The reason.
  public var reason: Reason
  /// The endpoint, as a URL.
  public var endpoint: String

  /// The kind of failure.
  public enum Reason: Sendable, Equatable {
    /// The host has no address, or refuses connections; contains the system's message.
    case unreachable(String)
    /// The server's certificate is not trusted, or TLS failed otherwise; contains the library's
    /// message.
    case tls(String)
    /// The TLS library is not installed; contains the names that were tried.
    case noTLSLibrary(String)
    /// No complete response arrived within a number of seconds.
    case timedOut(seconds: Int)
    /// The connection ended before the response was complete.
    case cutOff
    /// The response is not HTTP, or is longer than the limit.
    case malformed
    /// The response's `x-amz-crc32` is not that of its body.
    case wrongChecksum
    /// There are no credentials for signing; contains the reason.
    case noCredentials(String)
  }

  /// Creates an error.
  public init(_ reason: Reason, endpoint: String) {
    self.reason = reason
    self.endpoint = endpoint
  }
}
