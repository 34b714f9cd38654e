/// An HTTP response, without the parts that depend on its connection.
public struct WireResponse: Sendable {
  /// The status code.
  public var status: Int
  /// The body's media type, or `nil` for bodies that AWS sends without one.
  public var mediaType: MediaType?
  /// The body, as it is sent.
  public var body: [UInt8]
  /// The CRC-32 of `body`, or `nil` if it has not been computed yet.
  package var checksum: UInt32?
  /// The content encoding of `body`.
  public var contentEncoding: ContentEncoding?
  /// The content encoding requested by the client, for bodies that are long enough.
  public var acceptedEncoding: ContentEncoding?
  /// The identifier of the request, or `nil` if the request was rejected too early.
  public var identifier: RequestIdentifier?
  /// Whether the client receives only the head, as for `HEAD`.
  public var omitsBody = false
  /// Additional fields, such as those of CORS.
  public var extraFields: [(name: String, value: String)] = []

  /// How the bytes are sent, or `nil` for as a whole.
  public var delivery: Delivery?

  /// Creates a response.
  public init(status: Int, mediaType: MediaType? = nil, body: [UInt8] = []) {
    self.status = status
    self.mediaType = mediaType
    self.body = body
  }

  /// Creates the response for a fault of a request's form or size.
  public init(_ fault: HTTPFault) { self.init(status: fault.status) }
}
