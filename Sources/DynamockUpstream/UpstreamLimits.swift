/// The time and size limits of requests to upstreams.
public struct UpstreamLimits: Sendable, Hashable {
  /// The maximum number of connections to one host; further requests wait.
  public var connections = 64
  /// Seconds to open a connection, including TLS and a proxy's response.
  public var connect = 10
  /// Seconds from the call to the last byte of the response.
  public var answer = 60
  /// Seconds that an unused connection is kept.
  public var idle = 30
  /// Maximum bytes of a response's body.
  ///
  /// A Scan's page is 1 MB of items, and BatchGetItem returns 16 MB; their JSON is longer.
  public var body = 32 * 1024 * 1024
  /// Maximum bytes of a response's head, including interim responses and trailers.
  public var head = 64 * 1024

  /// Creates the default limits.
  public init() {}
}
