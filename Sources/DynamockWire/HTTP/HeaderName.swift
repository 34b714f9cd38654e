/// The name of a header field that this room reads, in lower case.
public struct HeaderName: Sendable {
  let lowercased: StaticString

  /// Names a field; `lowercased` has to be lower case.
  public init(_ lowercased: StaticString) { self.lowercased = lowercased }

  /// Tells whether bytes spell this name, in any mixture of cases.
  ///
  /// Setting bit 5 lowers letters and leaves digits and `-` alone; the other bytes that a field name
  /// may hold do not become letters by it.
  @inline(__always)
  func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count == lowercased.utf8CodeUnitCount else { return false }
    let name = lowercased.utf8Start
    for index in 0..<bytes.count where bytes[index] | 0x20 != name[index] { return false }
    return true
  }
}

extension HeaderName {
  /// The encodings that the client understands.
  public static let acceptEncoding = HeaderName("accept-encoding")
  /// The header names that a preflight request asks for.
  public static let accessControlRequestHeaders = HeaderName("access-control-request-headers")
  /// The method that a preflight request asks for.
  public static let accessControlRequestMethod = HeaderName("access-control-request-method")
  /// The signature and the credential's scope.
  public static let authorization = HeaderName("authorization")
  /// `close` or `keep-alive`.
  public static let connection = HeaderName("connection")
  /// The compression of the body.
  public static let contentEncoding = HeaderName("content-encoding")
  /// The body's length in bytes.
  public static let contentLength = HeaderName("content-length")
  /// The body's media type.
  public static let contentType = HeaderName("content-type")
  /// When the request was made.
  public static let date = HeaderName("date")
  /// `100-continue`.
  public static let expect = HeaderName("expect")
  /// The name under which the client reached the server.
  public static let host = HeaderName("host")
  /// The page that a browser's script belongs to.
  public static let origin = HeaderName("origin")
  /// The piece of work whose cost the request is part of.
  public static let dynamockTag = HeaderName("x-dynamock-tag")
  /// How the body is framed.
  public static let transferEncoding = HeaderName("transfer-encoding")
  /// When the request was signed.
  public static let amzDate = HeaderName("x-amz-date")
  /// The operation, as `DynamoDB_20120810.GetItem`.
  public static let amzTarget = HeaderName("x-amz-target")
}
