/// A fault of a request's form or size, found before the request is interpreted as one of DynamoDB.
public enum HTTPFault: Error, Sendable, Hashable, CaseIterable {
  /// The request line or a header field violates [rfc-9112].
  case malformed
  /// The request line is longer than the limit.
  case requestLineTooLong
  /// The header section is longer than the limit.
  case headersTooLong
  /// The body is longer than the limit, according to its announced, sent or decompressed length.
  case bodyTooLarge
  /// The client took too long to send its request.
  case timedOut
  /// The `Expect` is not `100-continue`.
  case expectationFailed
  /// The content encoding is unknown, or the content does not have that encoding.
  case undecodableBody
  /// A transfer coding is not `chunked`.
  case unsupportedTransferCoding
  /// The server has too many connections.
  case tooManyConnections
  /// The major version is not 1.
  case unsupportedVersion

  /// The corresponding status.
  ///
  /// AWS returns 413 for bodies over 16 MiB regardless of their framing, 400 for header sections
  /// and request lines over 16 KiB, and 500 for a compressed body that it cannot decompress
  /// ([scylla-alternator] `test_limits.py` and `test_compressed_request.py`).
  public var status: Int {
    switch self {
    case .malformed, .requestLineTooLong, .headersTooLong: 400
    case .timedOut: 408
    case .bodyTooLarge: 413
    case .expectationFailed: 417
    case .undecodableBody: 500
    case .unsupportedTransferCoding: 501
    case .tooManyConnections: 503
    case .unsupportedVersion: 505
    }
  }
}
