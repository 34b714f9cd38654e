// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of DescribeKinesisStreamingDestination.
public struct DescribeKinesisStreamingDestinationInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?

  /// Creates an instance from its members.
  public init(
    tableName: String?
  ) {
    self.tableName = tableName
  }
}

/// The output of DescribeKinesisStreamingDestination.
public struct DescribeKinesisStreamingDestinationOutput: Sendable, Equatable {
  /// `TableName`.
  public var tableName: String?
  /// `KinesisDataStreamDestinations`.
  public var kinesisDataStreamDestinations: [KinesisDataStreamDestination]?

  /// Creates an instance from its members.
  public init(
    tableName: String? = nil,
    kinesisDataStreamDestinations: [KinesisDataStreamDestination]? = nil
  ) {
    self.tableName = tableName
    self.kinesisDataStreamDestinations = kinesisDataStreamDestinations
  }
}
