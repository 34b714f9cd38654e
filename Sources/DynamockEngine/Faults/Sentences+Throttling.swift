import DynamockModel

extension Sentence {
  /// Returns the message of the limit that determines a throttled request's exception.
  static func throttled(by limit: ThroughputLimit?, isOneOfSeveral: Bool) -> String {
    guard let limit else { return provisionedThroughput(isIndex: false) }
    switch limit.kind {
    case .account: return accountThroughput
    case .maximum:
      let isIndexWrite = limit.isIndex && limit.side == .write
      return isIndexWrite && !isOneOfSeveral
        ? provisionedThroughput(isIndex: true) : maximumThroughput
    case .provisioned, .keyRange:
      return limit.isOnDemand
        ? onDemandThroughput(isIndex: limit.isIndex)
        : provisionedThroughput(isIndex: limit.isIndex)
    }
  }

  /// Returns the message for provisioned throughput; an index's has no full stop
  /// ([stackd-captures], us-east-1, 2026-09-18).
  static func provisionedThroughput(isIndex: Bool) -> String {
    isIndex
      ? "The level of configured provisioned throughput for one or more global secondary indexes of "
        + "the table was exceeded. Consider increasing your provisioning level for the "
        + "under-provisioned global secondary indexes with the UpdateTable API"
      : "The level of configured provisioned throughput for the table was exceeded. Consider "
        + "increasing your provisioning level with the UpdateTable API."
  }

  /// Returns the message for on-demand throughput.
  ///
  /// A table's is from [boto3-3834], without the full stop that [aws-api-reference] has under
  /// `TransactionCanceledException`; an index's is from [aws-api-reference].
  static func onDemandThroughput(isIndex: Bool) -> String {
    isIndex
      ? "Throughput exceeds the current capacity for one or more global secondary indexes. DynamoDB is "
        + "automatically scaling your index so please try again shortly."
      : "Throughput exceeds the current capacity of your table or index. DynamoDB is automatically "
        + "scaling your table or index so please try again shortly. If exceptions persist, check if "
        + "you have a hot key: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/"
        + "bp-partition-key-design.html"
  }

  /// The message according to [aws-throttling], example 2, and a response in the tests of
  /// [airbyte-dynamodb].
  private static let maximumThroughput =
    "Throughput exceeds the maximum OnDemandThroughput configured on table or index"

  /// The message according to [aws-api-reference], `RequestLimitExceeded`; no capture is known.
  private static let accountThroughput =
    "Throughput exceeds the current throughput quota for your account."
}
