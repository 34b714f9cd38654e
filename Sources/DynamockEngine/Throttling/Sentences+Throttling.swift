extension Sentence {
  /// Captured by stackd in us-east-1, 2026-09-18: the index's sentence has no full stop.
  static func provisionedThroughput(isIndex: Bool) -> String {
    isIndex
      ? "The level of configured provisioned throughput for one or more global secondary indexes of "
        + "the table was exceeded. Consider increasing your provisioning level for the "
        + "under-provisioned global secondary indexes with the UpdateTable API"
      : "The level of configured provisioned throughput for the table was exceeded. Consider "
        + "increasing your provisioning level with the UpdateTable API."
  }

  /// A table's as boto3 issue 3834 and two logs of boto3 have it, without the full stop that the API
  /// reference gives it under `TransactionCanceledException`; an index's is the API reference's.
  static func onDemandThroughput(isIndex: Bool) -> String {
    isIndex
      ? "Throughput exceeds the current capacity for one or more global secondary indexes. DynamoDB is "
        + "automatically scaling your index so please try again shortly."
      : "Throughput exceeds the current capacity of your table or index. DynamoDB is automatically "
        + "scaling your table or index so please try again shortly. If exceptions persist, check if "
        + "you have a hot key: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/"
        + "bp-partition-key-design.html"
  }

  /// Developer guide, "Diagnosing throttling", example 2; an answer that Airbyte's tests keep.
  static let maximumThroughput =
    "Throughput exceeds the maximum OnDemandThroughput configured on table or index"

  /// API reference, `RequestLimitExceeded`; no capture was found.
  static let accountThroughput =
    "Throughput exceeds the current throughput quota for your account."
}
