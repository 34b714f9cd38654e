// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What DescribeKinesisStreamingDestination is asked.
public struct DescribeKinesisStreamingDestinationInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?

  /// Makes it of its members.
  public init(
    tableName: String?
  ) {
    self.tableName = tableName
  }
}

/// What DescribeKinesisStreamingDestination answers.
public struct DescribeKinesisStreamingDestinationOutput: Sendable, Equatable {
  /// `TableName`.
  public var tableName: String?
  /// `KinesisDataStreamDestinations`.
  public var kinesisDataStreamDestinations: [KinesisDataStreamDestination]?

  /// Makes it of its members.
  public init(
    tableName: String? = nil,
    kinesisDataStreamDestinations: [KinesisDataStreamDestination]? = nil
  ) {
    self.tableName = tableName
    self.kinesisDataStreamDestinations = kinesisDataStreamDestinations
  }
}
