package import DynamockModel
package import DynamockWire

/// One request with its responses, in recording order.
package struct Recording: Sendable, Equatable {
  /// The operation.
  package var operation: Operation
  /// The region of the client's credentials.
  package var region: String
  /// The input, in canonical form, with a placeholder instead of the account.
  package var input: JSONTree
  /// The responses; at least one.
  package var answers: [RecordedAnswer]

  /// Creates a recording; input and responses must be in canonical form.
  package init(
    operation: Operation, region: String, input: JSONTree, answers: [RecordedAnswer]
  ) {
    self.operation = operation
    self.region = region
    self.input = input
    self.answers = answers
  }

  /// The names of the tables in the request.
  package var tables: [String] { RequestFacts.places(of: input, operation).tables }

  /// A short description of the request: `PutItem on Orders`.
  package var title: String {
    let tables = tables
    return tables.isEmpty
      ? operation.name : "\(operation.name) on \(tables.joined(separator: ", "))"
  }

  /// Returns the key of the request.
  package func key(masks: [PathPattern] = []) -> RequestKey {
    RequestKey(operation, region: region, input: input, masks: masks)
  }

  /// Returns the file name of the request: `PutItem.Orders.7c21f0a9.json`.
  func fileName(_ key: RequestKey) -> String {
    let table = (tables.first ?? "").prefix(100).filter {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0))
    }
    return operation.name + (table.isEmpty ? "" : ".\(table)") + ".\(key.short).json"
  }
}

/// One response of a recording.
package struct RecordedAnswer: Sendable, Equatable {
  /// The HTTP status.
  package var status: Int
  /// The body.
  package var body: Body
  /// When it was recorded, in whole seconds and UTC.
  package var recordedAt: Timestamp
  /// The response time of the upstream, in microseconds.
  package var microseconds: Int
  /// The number of the request's `ClientRequestToken` among those of its recording, from 0: a request
  /// with the same token is the same one sent again.
  package var token = 0

  /// The body of a response.
  package enum Body: Sendable, Equatable {
    /// The output, in canonical form.
    case output(JSONTree)
    /// The exception.
    case error(JSONTree)
    /// A body that is not a JSON object.
    case text(String)
  }

  /// Creates a response.
  package init(status: Int, body: Body, recordedAt: Timestamp, microseconds: Int) {
    self.status = status
    self.body = body
    self.recordedAt = recordedAt
    self.microseconds = microseconds
  }

  /// Creates the recorded form of an upstream's response.
  package init(
    _ answer: UpstreamAnswer, to operation: Operation, at time: Timestamp, microseconds: Int,
    scrubbing: Scrubbing? = nil
  ) {
    status = answer.status
    recordedAt = Timestamp(
      milliseconds: time.milliseconds - Timestamp.modulo(time.milliseconds, 1000))
    self.microseconds = max(0, microseconds)
    let tree = try? JSONTree(parsing: answer.body, depth: Recording.depth)
    guard let tree, tree.asObject != nil else {
      body = .text(String(decoding: answer.body, as: UTF8.self))
      return
    }
    let isOutput = (200..<300).contains(answer.status)
    let plain =
      isOutput ? CanonicalTree.output(tree, of: operation) : CanonicalTree.error(tree)
    let scrubbed = scrubbing?.scrubbed(answer: plain, of: operation, isOutput: isOutput) ?? plain
    let hidden = AccountPlaceholder.hiding(
      scrubbed, of: isOutput ? ShapeTable.output(of: operation) : nil)
    body = isOutput ? .output(hidden) : .error(hidden)
  }

  /// Returns whether two responses are equal except for the time of recording.
  func hasSameContent(as other: RecordedAnswer) -> Bool {
    status == other.status && body == other.body && token == other.token
  }

  /// Whether the response is independent of the data: a server error or a throttling error.
  var isTransient: Bool { status >= 500 || status == 429 || isOneOf(Self.throttles) }

  /// The reason why the response must not be recorded, or `nil` if it may be.
  var reasonAgainstKeeping: String? {
    // The message may contain the signed headers.
    if isOneOf(Self.credentialErrors) { return "the upstream rejected the credentials" }
    guard case .error(let tree) = body, let type = tree["__type"]?.text,
      type.hasPrefix("com.dynamock#")
    else { return nil }
    return "the upstream is a dynamock that has no response: "
      + (tree["message"]?.text ?? type)
  }

  /// Whether the response is one of DynamoDB's: a JSON object with the status of a success or of a
  /// client's or server's error.
  var isOfDynamoDB: Bool {
    if case .text = body { return false }
    return status == 200 || (400...599).contains(status)
  }

  private func isOneOf(_ names: Set<String>) -> Bool {
    guard case .error(let tree) = body, let type = tree["__type"]?.text else { return false }
    return names.contains(type.split(separator: "#").last.map(String.init) ?? type)
  }

  private static let credentialErrors: Set = [
    "InvalidSignatureException", "SignatureDoesNotMatch", "IncompleteSignatureException",
    "ExpiredTokenException", "ExpiredToken", "UnrecognizedClientException",
    "InvalidClientTokenId", "MissingAuthenticationTokenException", "MissingAuthenticationToken",
    "AccessDeniedException", "RequestTimeTooSkewed",
  ]

  private static let throttles: Set = [
    "ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded",
    "Throttling", "SlowDown", "TooManyRequestsException",
  ]

  /// Returns the body as sent in response to an operation, with an account in place of the
  /// placeholder.
  func bytes(of operation: Operation, account: String) -> [UInt8] {
    switch body {
    case .output(let tree):
      AccountPlaceholder.revealing(tree, of: ShapeTable.output(of: operation), as: account).bytes
    case .error(let tree): AccountPlaceholder.revealing(tree, of: nil, as: account).bytes
    case .text(let text): Array(text.utf8)
    }
  }
}

extension Recording {
  /// The nesting depth of a recording: that of a request plus the surrounding levels.
  static var depth: Int { JSONTree.requestDepth + 8 }
}
