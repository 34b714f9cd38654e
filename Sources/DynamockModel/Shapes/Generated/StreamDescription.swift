// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `StreamDescription` of DynamoDB's API.
public struct StreamDescription: Sendable, Equatable {
  /// `StreamArn`.
  public var streamArn: String?
  /// `StreamLabel`.
  public var streamLabel: String?
  /// `StreamStatus`.
  public var streamStatus: StreamStatus?
  /// `StreamViewType`.
  public var streamViewType: StreamViewType?
  /// `CreationRequestDateTime`.
  public var creationRequestDateTime: Timestamp?
  /// `TableName`.
  public var tableName: String?
  /// `KeySchema`.
  public var keySchema: [KeySchemaElement]?
  /// `Shards`.
  public var shards: [Shard]?
  /// `LastEvaluatedShardId`.
  public var lastEvaluatedShardId: String?

  /// Creates an instance from its members.
  public init(
    streamArn: String? = nil,
    streamLabel: String? = nil,
    streamStatus: StreamStatus? = nil,
    streamViewType: StreamViewType? = nil,
    creationRequestDateTime: Timestamp? = nil,
    tableName: String? = nil,
    keySchema: [KeySchemaElement]? = nil,
    shards: [Shard]? = nil,
    lastEvaluatedShardId: String? = nil
  ) {
    self.streamArn = streamArn
    self.streamLabel = streamLabel
    self.streamStatus = streamStatus
    self.streamViewType = streamViewType
    self.creationRequestDateTime = creationRequestDateTime
    self.tableName = tableName
    self.keySchema = keySchema
    self.shards = shards
    self.lastEvaluatedShardId = lastEvaluatedShardId
  }
}
