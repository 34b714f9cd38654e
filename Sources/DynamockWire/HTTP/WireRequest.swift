/// One HTTP request, whole: its head and the bytes of its body, unframed and uncompressed.
public struct WireRequest: Sendable {
  /// The request line and the fields.
  public var head: RequestHead
  /// The body, after transfer coding and content encoding are undone.
  public var body: [UInt8]
  /// The body before its content encoding was undone, which is what clients sign; nil where there was
  /// no encoding.
  public var sentBody: [UInt8]?

  /// Joins a head and its body.
  public init(head: RequestHead, body: [UInt8]) {
    self.head = head
    self.body = body
  }

  /// Makes a request without a socket; `uri` and the fields obey the same rules as on one.
  /// - Throws: what `RequestHead(parsing:)` throws.
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
