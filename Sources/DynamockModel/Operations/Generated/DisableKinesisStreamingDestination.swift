// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of DisableKinesisStreamingDestination.
public struct DisableKinesisStreamingDestinationInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?
  /// `StreamArn`, required.
  public var streamArn: String?
  /// `EnableKinesisStreamingConfiguration`.
  public var enableKinesisStreamingConfiguration: EnableKinesisStreamingConfiguration?

  /// Creates an instance from its members.
  public init(
    tableName: String?,
    streamArn: String?,
    enableKinesisStreamingConfiguration: EnableKinesisStreamingConfiguration? = nil
  ) {
    self.tableName = tableName
    self.streamArn = streamArn
    self.enableKinesisStreamingConfiguration = enableKinesisStreamingConfiguration
  }
}

/// The output of DisableKinesisStreamingDestination.
public struct DisableKinesisStreamingDestinationOutput: Sendable, Equatable {
  /// `TableName`.
  public var tableName: String?
  /// `StreamArn`.
  public var streamArn: String?
  /// `DestinationStatus`.
  public var destinationStatus: DestinationStatus?
  /// `EnableKinesisStreamingConfiguration`.
  public var enableKinesisStreamingConfiguration: EnableKinesisStreamingConfiguration?

  /// Creates an instance from its members.
  public init(
    tableName: String? = nil,
    streamArn: String? = nil,
    destinationStatus: DestinationStatus? = nil,
    enableKinesisStreamingConfiguration: EnableKinesisStreamingConfiguration? = nil
  ) {
    self.tableName = tableName
    self.streamArn = streamArn
    self.destinationStatus = destinationStatus
    self.enableKinesisStreamingConfiguration = enableKinesisStreamingConfiguration
  }
}
