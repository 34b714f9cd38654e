import DynamockModel

/// One call that has ended.
struct Call: Sendable {
  var operation: Operation
  /// The table that the request names, where it names one that there is.
  var table: String?
  /// From the front desk's door and back, in nanoseconds.
  var nanoseconds: Int
  /// The error it ended with; nil for success.
  var error: DynamoDBError?
  var touches: Touches
}

extension DynamoDBError {
  /// Whether a limit of throughput refused the call.
  var isThrottling: Bool {
    code == .provisionedThroughputExceeded || code == .throttling || code == .requestLimitExceeded
      || !throttlingReasons.isEmpty
  }
}
