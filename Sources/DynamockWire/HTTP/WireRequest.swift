/// A complete HTTP request: its head, and its body without framing and compression.
public struct WireRequest: Sendable {
  /// The request line and the fields.
  public var head: RequestHead
  /// The body, after transfer coding and content encoding are removed.
  public var body: [UInt8]
  /// The body before its content encoding was removed, which clients sign, or `nil` if there was no
  /// encoding.
  public var sentBody: [UInt8]?

  /// Creates a request from a head and its body.
  public init(head: RequestHead, body: [UInt8]) {
    self.head = head
    self.body = body
  }

  /// Creates a request without a socket, with the same rules for `uri` and the fields as on a
  /// socket.
  /// - Throws: the errors of `RequestHead(parsing:)`.
  public init(
    method: String = "POST",
    uri: String = "/",
    headers: [(name: String, value: String)] = [],
    body: [UInt8] = []
  ) throws(HTTPFault) {
    var head = "\(method) \(uri) HTTP/1.1\r\n"
    for field in headers { head += "\(field.name): \(field.value)\r\n" }
    self.init(head: try RequestHead(parsing: Array((head + "\r\n").utf8)), body: body)
  }
}
