public import DynamockModel

/// A rejected request, for logs.
public struct Refusal: Sendable {
  /// The `x-amzn-RequestId` of the response.
  public let identifier: RequestIdentifier
  /// The requested operation, or `nil` if the request names none.
  public let operation: Operation?
  /// The status of the response.
  public let status: Int
  /// The exception's name, such as `ValidationException`, or `nil` if there is none.
  public let exception: String?
  /// AWS's message, or `nil` if AWS sends none.
  public let message: String?
  /// The violated rule, the cause, and the remedy.
  public let explanation: DynamoDBError.Explanation?
  /// The rule that injected the error, or `nil` for a real one.
  public let script: String?
}

extension Refusal {
  /// Creates a record of an exception.
  init(
    _ error: DynamoDBError, of operation: Operation?, _ identifier: RequestIdentifier,
    scriptedBy script: String? = nil
  ) {
    self.init(
      identifier: identifier, operation: operation, status: error.code.status,
      exception: error.code.name, message: error.message, explanation: error.explanation,
      script: script)
  }

  /// Creates a record of a fault found before a request is recognized as one of DynamoDB.
  init(
    status: Int, _ explanation: DynamoDBError.Explanation?, _ identifier: RequestIdentifier
  ) {
    self.init(
      identifier: identifier, operation: nil, status: status, exception: nil, message: nil,
      explanation: explanation, script: nil)
  }
}
