import DynamockModel

/// The explanations of requests that AWS rejects without a message, or with the same message for
/// several faults.
extension DynamoDBError.Explanation {
  /// Returns the explanation for a request whose method, path and content type match no route.
  static func noRoute(_ head: RequestHead) -> Self {
    Self(
      rule: "requests are POST to / or /db/NAME, with a JSON content type",
      found: "\(head.method) \(String(decoding: head.path, as: UTF8.self))"
        + (head.text(of: .contentType).map { " with \($0)" } ?? " without a content type"),
      remedy: "POST / with Content-Type: application/x-amz-json-1.0")
  }

  /// Returns the explanation for a page that the setting `cors` does not include.
  static func foreignOrigin(_ origin: ArraySlice<UInt8>) -> Self {
    Self(
      rule: "cors", found: "the origin \(String(decoding: origin, as: UTF8.self))",
      remedy: "a page of an origin that the setting cors lists")
  }

  /// Returns the explanation for a target that names no operation, or one that is not implemented.
  static func unknownOperation(_ head: RequestHead) -> Self {
    let target = head.text(of: .amzTarget)
    let known = Operation(knownTargetOf: head)
    return Self(
      rule: "X-Amz-Target names an operation that dynamock implements",
      found: known.map { "\($0.name), which is not implemented" } ?? target
        ?? "no X-Amz-Target",
      remedy: "DynamoDB_20120810.NAME or DynamoDBStreams_20120810.NAME; docs/compatibility.md "
        + "lists the names")
  }

  /// Returns the explanation for a body that is not JSON, or not of the kinds that the operation
  /// accepts; `position` is where reading stopped.
  static func body(_ text: UnsafeRawBufferPointer, isJSON: Bool, at position: Int) -> Self {
    let start = max(0, position - 40)
    let end = min(text.count, position + 24)
    let excerpt =
      start < end
      ? String(decoding: text[start..<end], as: UTF8.self) : "the end of an empty body"
    return Self(
      rule: isJSON
        ? "JSON values have the kinds that the API model defines for their members"
        : "a body is one JSON object in UTF-8",
      found: "byte \(position) of \(text.count), near \(excerpt)",
      remedy: isJSON
        ? "strings in quotation marks, numbers without, {} for structures and maps, [] for lists"
        : "JSON according to RFC 8259: no trailing commas, no comments, no lone surrogates")
  }
}

extension DynamoDBError {
  /// Returns the explanation for a tag that is too long: tags are stored, and AWS has no such
  /// header.
  static func longTag(_ count: Int) -> Self {
    Self(
      .validation,
      "x-dynamock-tag has \(count) bytes, and a tag has at most "
        + "\(RequestContext.longestTag)",
      explanation: .init(
        rule: "x-dynamock-tag", found: "\(count) bytes",
        remedy: "at most \(RequestContext.longestTag) bytes"))
  }

  /// Returns the error for a body that is not JSON, an exception without a message
  /// ([dynalite-suite], [scylla-alternator]), with an explanation.
  static func brokenBody(_ body: [UInt8]) -> Self {
    body.withUnsafeBytes { bytes in
      Self(
        .serialization, nil,
        explanation: .body(bytes, isJSON: false, at: WireCodec.endOfJSON(in: bytes) ?? 0))
    }
  }
}

extension HTTPFault {
  /// Returns the explanation with the violated rule; most of these responses have no body.
  func explanation(of head: RequestHead?) -> DynamoDBError.Explanation {
    let (rule, found, remedy) = guidance(head)
    return DynamoDBError.Explanation(rule: rule, found: found, remedy: remedy)
  }

  private func guidance(_ head: RequestHead?) -> (rule: String, found: String, remedy: String) {
    switch self {
    case .malformed:
      ("requests have the form of RFC 9112", "other bytes", "a valid HTTP/1.1 request")
    case .requestLineTooLong:
      ("limits.requestLine", "a longer request line", "a shorter path, or a higher limit")
    case .headersTooLong:
      ("limits.headers", "a longer header section", "fewer or shorter fields, or a higher limit")
    case .bodyTooLarge:
      ("limits.body", "a longer body", "a shorter body (AWS accepts 16 MiB), or a higher limit")
    case .timedOut:
      (
        "timeouts.head and timeouts.request", "part of a request",
        "a complete one within these times"
      )
    case .expectationFailed: ("Expect", "another expectation", "100-continue, or no Expect")
    case .undecodableBody:
      (
        "a compressed body has the encoding named by Content-Encoding",
        "a body that cannot be read as \(head?.text(of: .contentEncoding) ?? "")",
        "gzip, or deflate in the zlib format, or no Content-Encoding"
      )
    case .unsupportedTransferCoding:
      ("Transfer-Encoding", "another coding", "chunked, or a Content-Length")
    case .tooManyConnections:
      ("limits.connections", "one connection more", "fewer connections, or a higher limit")
    case .unsupportedVersion: ("the version of HTTP", "another version", "HTTP/1.1 or HTTP/1.0")
    }
  }
}

extension Operation {
  /// Creates the operation named in a request, whether or not it is implemented.
  init?(knownTargetOf head: RequestHead) {
    guard let target = head.text(of: .amzTarget),
      let name = target.split(separator: ".").last.map(String.init),
      let operation = Operation(rawValue: name),
      target == "\(operation.targetPrefix).\(operation.name)"
    else { return nil }
    self = operation
  }
}
