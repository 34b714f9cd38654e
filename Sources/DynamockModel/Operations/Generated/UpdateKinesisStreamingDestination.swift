// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of UpdateKinesisStreamingDestination.
public struct UpdateKinesisStreamingDestinationInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?
  /// `StreamArn`, required.
  public var streamArn: String?
  /// `UpdateKinesisStreamingConfiguration`.
  public var updateKinesisStreamingConfiguration: UpdateKinesisStreamingConfiguration?

  /// Creates an instance from its members.
  public init(
    tableName: String?,
    streamArn: String?,
    updateKinesisStreamingConfiguration: UpdateKinesisStreamingConfiguration? = nil
  ) {
    self.tableName = tableName
    self.streamArn = streamArn
    self.updateKinesisStreamingConfiguration = updateKinesisStreamingConfiguration
  }
}

/// The output of UpdateKinesisStreamingDestination.
public struct UpdateKinesisStreamingDestinationOutput: Sendable, Equatable {
  /// `TableName`.
  public var tableName: String?
  /// `StreamArn`.
  public var streamArn: String?
  /// `DestinationStatus`.
  public var destinationStatus: DestinationStatus?
  /// `UpdateKinesisStreamingConfiguration`.
  public var updateKinesisStreamingConfiguration: UpdateKinesisStreamingConfiguration?

  /// Creates an instance from its members.
  public init(
    tableName: String? = nil,
    streamArn: String? = nil,
    destinationStatus: DestinationStatus? = nil,
    updateKinesisStreamingConfiguration: UpdateKinesisStreamingConfiguration? = nil
  ) {
    self.tableName = tableName
    self.streamArn = streamArn
    self.destinationStatus = destinationStatus
    self.updateKinesisStreamingConfiguration = updateKinesisStreamingConfiguration
  }
}
