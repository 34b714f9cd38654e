import DynamockModel

/// What is explained of requests that AWS refuses without a word, or with a word for everything.
extension DynamoDBError.Explanation {
  /// A request whose method, path and content type lead nowhere.
  static func noRoute(_ head: RequestHead) -> Self {
    Self(
      rule: "requests are POST to / or /db/NAME, with a JSON content type",
      found: "\(head.method) \(String(decoding: head.path, as: UTF8.self))"
        + (head.text(of: .contentType).map { " with \($0)" } ?? " without a content type"),
      remedy: "POST / with Content-Type: application/x-amz-json-1.0")
  }

  /// A page that the setting `cors` leaves out.
  static func foreignOrigin(_ origin: ArraySlice<UInt8>) -> Self {
    Self(
      rule: "cors", found: "the origin \(String(decoding: origin, as: UTF8.self))",
      remedy: "a page of an origin that the setting cors lists")
  }

  /// A target that names no operation, or one that is not carried out here.
  static func unknownOperation(_ head: RequestHead) -> Self {
    let target = head.text(of: .amzTarget)
    let known = Operation(knownTargetOf: head)
    return Self(
      rule: "X-Amz-Target names an operation that dynamock carries out",
      found: known.map { "\($0.name), which is not carried out here" } ?? target
        ?? "no X-Amz-Target",
      remedy: "DynamoDB_20120810.NAME or DynamoDBStreams_20120810.NAME; docs/compatibility.md "
        + "lists the names")
  }

  /// A body that is not JSON, or not JSON of the kinds that the operation takes; `position` is how
  /// far it was read.
  static func body(_ text: UnsafeRawBufferPointer, isJSON: Bool, at position: Int) -> Self {
    let start = max(0, position - 40)
    let end = min(text.count, position + 24)
    let excerpt =
      start < end
      ? String(decoding: text[start..<end], as: UTF8.self) : "the end of an empty body"
    return Self(
      rule: isJSON
        ? "JSON values are of the kinds that the API model gives their members"
        : "a body is one JSON object in UTF-8",
      found: "byte \(position) of \(text.count), near \(excerpt)",
      remedy: isJSON
        ? "text in quotation marks, numbers without, {} for structures and maps, [] for lists"
        : "JSON as RFC 8259 has it: no comma before an end, no comment, no lone surrogate")
  }
}

extension DynamoDBError {
  /// A tag that would be kept whole, however long it is; AWS has no such header.
  static func longTag(_ count: Int) -> Self {
    Self(
      .validation,
      "x-dynamock-tag has \(count) bytes, and a tag has at most "
        + "\(RequestContext.longestTag)",
      explanation: .init(
        rule: "x-dynamock-tag", found: "\(count) bytes",
        remedy: "at most \(RequestContext.longestTag) bytes"))
  }

  /// What a body that is not JSON gets: an exception without a sentence (fact sheet
  /// `error-messages` §3).
  static func brokenBody(_ body: [UInt8]) -> Self {
    body.withUnsafeBytes { bytes in
      Self(
        .serialization, nil,
        explanation: .body(bytes, isJSON: false, at: WireCodec.endOfJSON(in: bytes) ?? 0))
    }
  }
}

extension HTTPFault {
  /// Which rule was broken; the answers to most of these have no body.
  func explanation(of head: RequestHead?) -> DynamoDBError.Explanation {
    let (rule, found, remedy) = guidance(head)
    return DynamoDBError.Explanation(rule: rule, found: found, remedy: remedy)
  }

  private func guidance(_ head: RequestHead?) -> (rule: String, found: String, remedy: String) {
    switch self {
    case .malformed:
      ("requests have the form of RFC 9112", "other bytes", "HTTP/1.1 as clients write it")
    case .requestLineTooLong:
      ("limits.requestLine", "a longer request line", "a shorter path, or a higher limit")
    case .headersTooLong:
      ("limits.headers", "a longer header section", "fewer or shorter fields, or a higher limit")
    case .bodyTooLarge:
      ("limits.body", "a longer body", "a shorter body (AWS takes 16 MiB), or a higher limit")
    case .timedOut:
      ("timeouts.head and timeouts.request", "part of a request", "a whole one within these times")
    case .expectationFailed: ("Expect", "another expectation", "100-continue, or no Expect")
    case .undecodableBody:
      (
        "a compressed body is in the encoding that Content-Encoding names",
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
  /// The operation of DynamoDB that a request names, whether or not it is built.
  init?(knownTargetOf head: RequestHead) {
    guard let target = head.text(of: .amzTarget),
      let name = target.split(separator: ".").last.map(String.init),
      let operation = Operation(rawValue: name),
      target == "\(operation.targetPrefix).\(operation.name)"
    else { return nil }
    self = operation
  }
}
