// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ReplicaGlobalSecondaryIndexSettingsDescription` of DynamoDB's API.
public struct ReplicaGlobalSecondaryIndexSettingsDescription: Sendable, Equatable {
  /// `IndexName`, required.
  public var indexName: String?
  /// `IndexStatus`.
  public var indexStatus: IndexStatus?
  /// `ProvisionedReadCapacityUnits`.
  public var provisionedReadCapacityUnits: Int?
  /// `ProvisionedReadCapacityAutoScalingSettings`.
  public var provisionedReadCapacityAutoScalingSettings: AutoScalingSettingsDescription?
  /// `ProvisionedWriteCapacityUnits`.
  public var provisionedWriteCapacityUnits: Int?
  /// `ProvisionedWriteCapacityAutoScalingSettings`.
  public var provisionedWriteCapacityAutoScalingSettings: AutoScalingSettingsDescription?

  /// Creates an instance from its members.
  public init(
    indexName: String?,
    indexStatus: IndexStatus? = nil,
    provisionedReadCapacityUnits: Int? = nil,
    provisionedReadCapacityAutoScalingSettings: AutoScalingSettingsDescription? = nil,
    provisionedWriteCapacityUnits: Int? = nil,
    provisionedWriteCapacityAutoScalingSettings: AutoScalingSettingsDescription? = nil
  ) {
    self.indexName = indexName
    self.indexStatus = indexStatus
    self.provisionedReadCapacityUnits = provisionedReadCapacityUnits
    self.provisionedReadCapacityAutoScalingSettings = provisionedReadCapacityAutoScalingSettings
    self.provisionedWriteCapacityUnits = provisionedWriteCapacityUnits
    self.provisionedWriteCapacityAutoScalingSettings = provisionedWriteCapacityAutoScalingSettings
  }
}
