/// The servers that have forwarded a request, from the header field `X-Dynamock-Forwarded-By`.
///
/// A server that finds itself among them would forward the request forever.
public struct ForwardingTrail: Sendable, Equatable {
  /// The name of the header field.
  public static let field = "X-Dynamock-Forwarded-By"
  /// The maximum number of servers.
  static let limit = 16

  /// The identifiers of the servers, starting with the first one.
  public private(set) var stops: [String] = []

  /// Creates the trail of a request that no server has forwarded.
  public init() {}

  /// Reads the trail of a request.
  package init(_ head: RequestHead) {
    let values = head.values(of: HeaderName("x-dynamock-forwarded-by"))
    stops = values.flatMap { FieldGrammar.elements(of: $0) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The reasons why a request must not be forwarded.
  package enum Fault: Error, Sendable, Equatable {
    /// The server has forwarded the request before.
    case loop
    /// Too many servers have forwarded the request.
    case tooLong(limit: Int)
  }

  /// Returns the trail with another server at its end.
  package func adding(_ stop: String) throws(Fault) -> ForwardingTrail {
    guard !stops.contains(stop) else { throw .loop }
    guard stops.count < Self.limit else { throw .tooLong(limit: Self.limit) }
    var trail = self
    trail.stops.append(stop)
    return trail
  }

  /// The value of the header field, or `nil` if no server has forwarded the request.
  public var value: String? { stops.isEmpty ? nil : stops.joined(separator: ", ") }
}
