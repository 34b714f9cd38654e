/// What is wrong with a request before it is a request of DynamoDB's: its form or its size.
public enum HTTPFault: Error, Sendable, Hashable, CaseIterable {
  /// The request line or a header field breaks RFC 9112.
  case malformed
  /// The request line is longer than the limit.
  case requestLineTooLong
  /// The header section is longer than the limit.
  case headersTooLong
  /// The body is longer than the limit, as announced, as sent or once inflated.
  case bodyTooLarge
  /// A client that took too long over its request.
  case timedOut
  /// An `Expect` that is not `100-continue`.
  case expectationFailed
  /// A content encoding that is unknown, or content that is not in the encoding it names.
  case undecodableBody
  /// A transfer coding other than `chunked`.
  case unsupportedTransferCoding
  /// A server that is full.
  case tooManyConnections
  /// A major version other than 1.
  case unsupportedVersion

  /// The status that says so.
  ///
  /// AWS answers 413 for bodies over 16 MiB however they are framed, 400 for header sections and
  /// request lines over 16 KiB, and 500 for a compressed body that it cannot inflate (measured by
  /// ScyllaDB's `test_limits.py` and `test_compressed_request.py`).
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
