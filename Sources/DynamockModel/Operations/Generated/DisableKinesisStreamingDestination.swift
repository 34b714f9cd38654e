// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What DisableKinesisStreamingDestination is asked.
public struct DisableKinesisStreamingDestinationInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?
  /// `StreamArn`, required.
  public var streamArn: String?
  /// `EnableKinesisStreamingConfiguration`.
  public var enableKinesisStreamingConfiguration: EnableKinesisStreamingConfiguration?

  /// Makes it of its members.
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

/// What DisableKinesisStreamingDestination answers.
public struct DisableKinesisStreamingDestinationOutput: Sendable, Equatable {
  /// `TableName`.
  public var tableName: String?
  /// `StreamArn`.
  public var streamArn: String?
  /// `DestinationStatus`.
  public var destinationStatus: DestinationStatus?
  /// `EnableKinesisStreamingConfiguration`.
  public var enableKinesisStreamingConfiguration: EnableKinesisStreamingConfiguration?

  /// Makes it of its members.
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
