import DynamockModel

/// Whether units are read or written.
enum CapacitySide: String, Sendable {
  case read = "Read"
  case write = "Write"
}

/// A limit that holds a request back.
struct ThroughputLimit: Sendable {
  /// Which of the four kinds of limits.
  let kind: Kind
  let side: CapacitySide
  /// Whether the limit is a global index's and not a table's.
  let isIndex: Bool
  let isOnDemand: Bool
  /// The ARN of the table or index.
  let resource: String

  /// The kinds, by the last part of AWS's reasons (API model, `ThrottlingReason`).
  enum Kind: String, Sendable {
    case provisioned = "ProvisionedThroughputExceeded"
    case account = "AccountLimitExceeded"
    case keyRange = "KeyRangeThroughputExceeded"
    case maximum = "MaxOnDemandThroughputExceeded"
  }

  /// The reason as the error's body names it.
  var reason: DynamoDBError.ThrottlingReason {
    .init(
      reason: (isIndex ? "Index" : "Table") + side.rawValue + kind.rawValue, resource: resource)
  }
}

extension ThroughputLimit {
  /// The limit as the reason that cancels a transaction (API reference, TransactWriteItems).
  var cancellation: DynamoDBError.CancellationReason {
    let error = DynamoDBError.throttled(by: [self])
    return DynamoDBError.CancellationReason(
      code: error.code == .provisionedThroughputExceeded
        ? "ProvisionedThroughputExceeded" : "ThrottlingError", message: error.message)
  }
}

extension DynamoDBError {
  /// A request that some limits hold back; the first decides the exception.
  ///
  /// Developer guide, "Diagnosing throttling": ProvisionedThroughputExceededException on provisioned
  /// tables and indexes, ThrottlingException on those on demand, RequestLimitExceeded beyond the
  /// account's quota.
  static func throttled(by limits: [ThroughputLimit]) -> DynamoDBError {
    var error: DynamoDBError
    switch (limits.first?.kind, limits.first?.isOnDemand, limits.first?.isIndex ?? false) {
    case (.account, _, _): error = DynamoDBError(.requestLimitExceeded, Sentence.accountThroughput)
    case (.maximum, _, _): error = DynamoDBError(.throttling, Sentence.maximumThroughput)
    case (_, true, let isIndex):
      error = DynamoDBError(.throttling, Sentence.onDemandThroughput(isIndex: isIndex))
    case (_, _, let isIndex):
      error = DynamoDBError(
        .provisionedThroughputExceeded, Sentence.provisionedThroughput(isIndex: isIndex))
    }
    error.throttlingReasons = limits.map(\.reason)
    return error
  }

  /// Whether a limit of throughput is what the error tells of.
  var isThrottling: Bool { !throttlingReasons.isEmpty }
}
