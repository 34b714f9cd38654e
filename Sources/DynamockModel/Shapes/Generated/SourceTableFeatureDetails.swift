// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `SourceTableFeatureDetails` of DynamoDB's API.
public struct SourceTableFeatureDetails: Sendable, Equatable {
  /// `LocalSecondaryIndexes`.
  public var localSecondaryIndexes: [LocalSecondaryIndexInfo]?
  /// `GlobalSecondaryIndexes`.
  public var globalSecondaryIndexes: [GlobalSecondaryIndexInfo]?
  /// `StreamDescription`.
  public var streamDescription: StreamSpecification?
  /// `TimeToLiveDescription`.
  public var timeToLiveDescription: TimeToLiveDescription?
  /// `SSEDescription`.
  public var sseDescription: SSEDescription?
  /// `VectorIndexes`.
  public var vectorIndexes: [VectorIndexInfo]?

  /// Creates an instance from its members.
  public init(
    localSecondaryIndexes: [LocalSecondaryIndexInfo]? = nil,
    globalSecondaryIndexes: [GlobalSecondaryIndexInfo]? = nil,
    streamDescription: StreamSpecification? = nil,
    timeToLiveDescription: TimeToLiveDescription? = nil,
    sseDescription: SSEDescription? = nil,
    vectorIndexes: [VectorIndexInfo]? = nil
  ) {
    self.localSecondaryIndexes = localSecondaryIndexes
    self.globalSecondaryIndexes = globalSecondaryIndexes
    self.streamDescription = streamDescription
    self.timeToLiveDescription = timeToLiveDescription
    self.sseDescription = sseDescription
    self.vectorIndexes = vectorIndexes
  }
}
