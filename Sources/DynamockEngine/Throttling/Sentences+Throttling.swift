extension Sentence {
  /// API reference, `TransactionCanceledException`, "Provisioned Throughput Exceeded".
  static func provisionedThroughput(isIndex: Bool) -> String {
    isIndex
      ? "The level of configured provisioned throughput for one or more global secondary indexes of "
        + "the table was exceeded. Consider increasing your provisioning level for the "
        + "under-provisioned global secondary indexes with the UpdateTable API."
      : "The level of configured provisioned throughput for the table was exceeded. Consider "
        + "increasing your provisioning level with the UpdateTable API."
  }

  /// API reference, `TransactionCanceledException`, "Throttling Error".
  static func onDemandThroughput(isIndex: Bool) -> String {
    isIndex
      ? "Throughput exceeds the current capacity for one or more global secondary indexes. DynamoDB is "
        + "automatically scaling your index so please try again shortly."
      : "Throughput exceeds the current capacity of your table or index. DynamoDB is automatically "
        + "scaling your table or index so please try again shortly. If exceptions persist, check if "
        + "you have a hot key: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/"
        + "bp-partition-key-design.html."
  }

  /// Developer guide, "Diagnosing throttling", example 2.
  static let maximumThroughput =
    "Throughput exceeds the maximum OnDemandThroughput configured on table or index"

  /// API reference, `RequestLimitExceeded`.
  static let accountThroughput =
    "Throughput exceeds the current throughput quota for your account."
}
