/// The name of a header field that this module reads, in lowercase.
public struct HeaderName: Sendable {
  let lowercased: StaticString

  /// Creates a field name; `lowercased` has to be lowercase.
  public init(_ lowercased: StaticString) { self.lowercased = lowercased }

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
  /// The encodings that the client accepts.
  public static let acceptEncoding = HeaderName("accept-encoding")
  /// The header names of a preflight request.
  public static let accessControlRequestHeaders = HeaderName("access-control-request-headers")
  /// The method of a preflight request.
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
  /// The time of the request.
  public static let date = HeaderName("date")
  /// `100-continue`.
  public static let expect = HeaderName("expect")
  /// The server's name as used by the client.
  public static let host = HeaderName("host")
  /// The versions of a resource that the client has.
  public static let ifNoneMatch = HeaderName("if-none-match")
  /// The page that a browser's script belongs to.
  public static let origin = HeaderName("origin")
  /// The workload to which the request's cost is assigned.
  public static let dynamockTag = HeaderName("x-dynamock-tag")
  /// The framing of the body.
  public static let transferEncoding = HeaderName("transfer-encoding")
  /// The client's name for itself.
  public static let userAgent = HeaderName("user-agent")
  /// The time of the signature.
  public static let amzDate = HeaderName("x-amz-date")
  /// The operation, such as `DynamoDB_20120810.GetItem`.
  public static let amzTarget = HeaderName("x-amz-target")
}
