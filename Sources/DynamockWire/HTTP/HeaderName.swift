/// The name of a header field that this module reads, in lowercase.
public struct HeaderName: Sendable {
  let lowercased: StaticString
  /// The number by which a parsed head marks the fields with this name, or 0 for a name that is
  /// compared by its bytes.
  let number: UInt8

  /// Creates a field name; `lowercased` has to be lowercase.
  public init(_ lowercased: StaticString) { self.init(lowercased, number: 0) }

  private init(_ lowercased: StaticString, number: UInt8) {
    self.lowercased = lowercased
    self.number = number
  }

  /// Returns whether bytes spell this name, in any case.
  ///
  /// Setting bit 5 converts letters to lowercase and leaves digits and `-` unchanged; it converts
  /// no other byte of a field name to a letter.
  @inline(__always)
  func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count == lowercased.utf8CodeUnitCount else { return false }
    let name = lowercased.utf8Start
    for index in 0..<bytes.count where bytes[index] | 0x20 != name[index] { return false }
    return true
  }
}

extension HeaderName {
  /// Returns the number of the name that bytes spell, or 0 if heads do not mark it.
  static func number(of name: UnsafeBufferPointer<UInt8>) -> UInt8 {
    switch name.count {
    case 4: number(of: name, among: host, date)
    case 6: number(of: name, among: origin, expect)
    case 10: number(of: name, among: amzDate, connection)
    case 12: number(of: name, among: amzTarget, contentType)
    case 13: number(of: name, among: authorization)
    case 14: number(of: name, among: contentLength, dynamockTag)
    case 15: number(of: name, among: acceptEncoding)
    case 16: number(of: name, among: contentEncoding)
    case 17: number(of: name, among: transferEncoding)
    default: 0
    }
  }

  @inline(__always)
  private static func number(
    of name: UnsafeBufferPointer<UInt8>, among first: HeaderName, _ second: HeaderName? = nil
  ) -> UInt8 {
    if first.matches(name) { return first.number }
    if let second, second.matches(name) { return second.number }
    return 0
  }
}

extension HeaderName {
  /// The encodings that the client accepts.
  public static let acceptEncoding = HeaderName("accept-encoding", number: 1)
  /// The header names of a preflight request.
  public static let accessControlRequestHeaders = HeaderName("access-control-request-headers")
  /// The method of a preflight request.
  public static let accessControlRequestMethod = HeaderName("access-control-request-method")
  /// The signature and the credential's scope.
  public static let authorization = HeaderName("authorization", number: 2)
  /// `close` or `keep-alive`.
  public static let connection = HeaderName("connection", number: 3)
  /// The compression of the body.
  public static let contentEncoding = HeaderName("content-encoding", number: 4)
  /// The body's length in bytes.
  public static let contentLength = HeaderName("content-length", number: 5)
  /// The body's media type.
  public static let contentType = HeaderName("content-type", number: 6)
  /// The time of the request.
  public static let date = HeaderName("date", number: 7)
  /// `100-continue`.
  public static let expect = HeaderName("expect", number: 8)
  /// The server's name as used by the client.
  public static let host = HeaderName("host", number: 9)
  /// The versions of a resource that the client has.
  public static let ifNoneMatch = HeaderName("if-none-match")
  /// The page that a browser's script belongs to.
  public static let origin = HeaderName("origin", number: 10)
  /// The workload to which the request's cost is assigned.
  public static let dynamockTag = HeaderName("x-dynamock-tag", number: 11)
  /// The framing of the body.
  public static let transferEncoding = HeaderName("transfer-encoding", number: 12)
  /// The client's name for itself.
  public static let userAgent = HeaderName("user-agent")
  /// The time of the signature.
  public static let amzDate = HeaderName("x-amz-date", number: 13)
  /// The operation, such as `DynamoDB_20120810.GetItem`.
  public static let amzTarget = HeaderName("x-amz-target", number: 14)
}
