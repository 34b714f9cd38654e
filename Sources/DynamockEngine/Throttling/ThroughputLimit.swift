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

extension DynamoDBError {
  /// A request that some limits hold back; the first decides the exception.
  ///
  /// Developer guide, "Diagnosing throttling": ProvisionedThroughputExceededException on provisioned
  /// tables and indexes, ThrottlingException on those on demand, RequestLimitExceeded beyond the
  /// account's quota. A write that an index's maximum holds back is told in the provisioned index's
  /// exception (stackd's captures of us-east-1, 2026-09-18; the sentence is inferred).
  static func throttled(by limits: [ThroughputLimit]) -> DynamoDBError {
    var error: DynamoDBError
    switch (limits.first?.kind, limits.first?.isOnDemand, limits.first?.isIndex ?? false) {
    case (.account, _, _): error = DynamoDBError(.requestLimitExceeded, Sentence.accountThroughput)
    case (.maximum, _, true) where limits.first?.side == .write:
      error = DynamoDBError(
        .provisionedThroughputExceeded, Sentence.provisionedThroughput(isIndex: true))
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

  /// The same as batches and transactions tell it: a maximum is a ThrottlingException for all of them
  /// (stackd's captures of us-east-1, 2026-09-18).
  var toldBySeveralActions: DynamoDBError {
    guard code == .provisionedThroughputExceeded,
      throttlingReasons.first?.reason.hasSuffix(ThroughputLimit.Kind.maximum.rawValue) ?? false
    else { return self }
    var error = DynamoDBError(.throttling, Sentence.maximumThroughput)
    error.throttlingReasons = throttlingReasons
    return error
  }

  /// Whether a limit of throughput is what the error tells of.
  var isThrottling: Bool { !throttlingReasons.isEmpty }
}
