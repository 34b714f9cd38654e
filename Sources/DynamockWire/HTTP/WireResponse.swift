/// One HTTP response: everything but what depends on the connection it goes out on.
public struct WireResponse: Sendable {
  /// The status code.
  public var status: Int
  /// The body's media type; nil for bodies that AWS sends without one.
  public var mediaType: MediaType?
  /// The body, as it is sent.
  public var body: [UInt8]
  /// The compression that `body` is in.
  public var contentEncoding: ContentEncoding?
  /// The compression that the client asked for, to use when the body is long enough for it.
  public var acceptedEncoding: ContentEncoding?
  /// Names the request; nil where a request did not get so far.
  public var identifier: RequestIdentifier?
  /// Whether the client gets the head alone, as after `HEAD`.
  public var omitsBody = false
  /// Further fields, such as those of CORS.
  public var extraFields: [(name: String, value: String)] = []

  /// How the bytes go out; nil for at once and whole.
  public var delivery: Delivery?

  /// Makes a response.
  public init(status: Int, mediaType: MediaType? = nil, body: [UInt8] = []) {
    self.status = status
    self.mediaType = mediaType
    self.body = body
  }

  /// Makes the response that says what is wrong with a request's form or size.
  public init(_ fault: HTTPFault) { self.init(status: fault.status) }
}
