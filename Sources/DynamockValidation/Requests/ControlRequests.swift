package import DynamockModel

/// An UpdateContinuousBackups that has passed all rules that need only the request.
package struct UpdateContinuousBackupsRequest: Sendable {
  /// The table that the request names.
  package let table: TableReference
  /// Whether recovery to a point in time is enabled.
  package let enables: Bool
  /// The days for which changes are kept, or `nil` for the current or the default period.
  package let period: Int?
}

/// An EnableKinesisStreamingDestination that has passed all rules that need only the request.
package struct EnableKinesisRequest: Sendable {
  /// The table that the request names.
  package let table: TableReference
  /// The ARN of the Kinesis stream; any text of its length.
  package let streamARN: String
  /// The configuration as the response repeats it; an absent one is empty there.
  package let configuration: EnableKinesisStreamingConfiguration
}

/// A DisableKinesisStreamingDestination that has passed all rules that need only the request.
package struct DisableKinesisRequest: Sendable {
  /// The table that the request names.
  package let table: TableReference
  /// The ARN of the Kinesis stream.
  package let streamARN: String
}

/// An UpdateKinesisStreamingDestination that has passed all rules that need only the request.
package struct UpdateKinesisRequest: Sendable {
  /// The table that the request names.
  package let table: TableReference
  /// The ARN of the Kinesis stream.
  package let streamARN: String
  /// The new precision of the times in records.
  package let precision: ApproximateCreationDateTimePrecision
}

/// A DescribeContributorInsights that has passed all rules that need only the request.
package struct InsightsRequest: Sendable {
  /// The table that the request names.
  package let table: TableReference
  /// The index, or `nil` for the table.
  package let indexName: String?
}

/// An UpdateContributorInsights that has passed all rules that need only the request.
package struct UpdateInsightsRequest: Sendable {
  /// The table that the request names.
  package let table: TableReference
  /// The index, or `nil` for the table.
  package let indexName: String?
  /// Whether the feature is enabled, rather than disabled.
  package let enables: Bool
  /// Which keys are counted.
  package let mode: ContributorInsightsMode
}

/// A ListContributorInsights that has passed all rules that need only the request.
package struct ListInsightsRequest: Sendable {
  /// The table, or `nil` for all tables.
  package let table: TableReference?
  /// The position from which to continue, as sent to the client.
  package let nextToken: String?
  /// 1 to 100.
  package let limit: Int
}

/// A request for a global table of version 2017.11.29 that has passed all rules that need only the
/// request.
package struct GlobalTableRequest: Sendable {
  /// The name of the global table.
  package let name: String
}

/// A ListGlobalTables that has passed all rules that need only the request.
package struct ListGlobalTablesRequest: Sendable {}
