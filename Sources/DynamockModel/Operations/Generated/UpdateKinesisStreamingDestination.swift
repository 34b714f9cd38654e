// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What UpdateKinesisStreamingDestination is asked.
public struct UpdateKinesisStreamingDestinationInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?
  /// `StreamArn`, required.
  public var streamArn: String?
  /// `UpdateKinesisStreamingConfiguration`.
  public var updateKinesisStreamingConfiguration: UpdateKinesisStreamingConfiguration?

  /// Makes it of its members.
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

/// What UpdateKinesisStreamingDestination answers.
public struct UpdateKinesisStreamingDestinationOutput: Sendable, Equatable {
  /// `TableName`.
  public var tableName: String?
  /// `StreamArn`.
  public var streamArn: String?
  /// `DestinationStatus`.
  public var destinationStatus: DestinationStatus?
  /// `UpdateKinesisStreamingConfiguration`.
  public var updateKinesisStreamingConfiguration: UpdateKinesisStreamingConfiguration?

  /// Makes it of its members.
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
