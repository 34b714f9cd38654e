import DynamockModel

/// A request that was refused, for whoever keeps a log of them.
public struct Refusal: Sendable {
  /// What `x-amzn-RequestId` of the answer holds.
  public let identifier: RequestIdentifier
  /// The operation that was asked for; nil where the request named none.
  public let operation: Operation?
  /// The status of the answer.
  public let status: Int
  /// The exception's name, such as `ValidationException`; nil for what is no matter of DynamoDB's.
  public let exception: String?
  /// AWS's sentence; nil where AWS sends none.
  public let message: String?
  /// Which rule was broken, what was found and what would pass.
  public let explanation: DynamoDBError.Explanation?
}

extension Refusal {
  /// Tells of an exception.
  init(_ error: DynamoDBError, of operation: Operation?, _ identifier: RequestIdentifier) {
    self.init(
      identifier: identifier, operation: operation, status: error.code.status,
      exception: error.code.name, message: error.message, explanation: error.explanation)
  }

  /// Tells of what is wrong before a request is one of DynamoDB's.
  init(
    status: Int, _ explanation: DynamoDBError.Explanation?, _ identifier: RequestIdentifier
  ) {
    self.init(
      identifier: identifier, operation: nil, status: status, exception: nil, message: nil,
      explanation: explanation)
  }
}
