import DynamockModel

/// One call that has ended; what it touched goes beside it.
struct Call: Sendable {
  var operation: Operation
  /// The table that the request names, where it names one that there is.
  var table: String?
  /// From the front desk's door and back, in nanoseconds.
  var nanoseconds: Int
  /// How it failed; nil for success.
  var failure: Failure?

  /// What is counted of an error; the whole of it would be copied for every call.
  struct Failure: Sendable {
    var code: DynamoDBError.Code
    /// Whether a limit of throughput refused the call.
    var isThrottling: Bool

    init(_ error: DynamoDBError) {
      code = error.code
      isThrottling = error.isThrottling
    }
  }
}

extension DynamoDBError {
  /// Whether a limit of throughput refused the call.
  fileprivate var isThrottling: Bool {
    code == .provisionedThroughputExceeded || code == .throttling || code == .requestLimitExceeded
      || !throttlingReasons.isEmpty
  }
}
