// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ReplicaGlobalSecondaryIndexAutoScalingDescription` of DynamoDB's API.
public struct ReplicaGlobalSecondaryIndexAutoScalingDescription: Sendable, Equatable {
  /// `IndexName`.
  public var indexName: String?
  /// `IndexStatus`.
  public var indexStatus: IndexStatus?
  /// `ProvisionedReadCapacityAutoScalingSettings`.
  public var provisionedReadCapacityAutoScalingSettings: AutoScalingSettingsDescription?
  /// `ProvisionedWriteCapacityAutoScalingSettings`.
  public var provisionedWriteCapacityAutoScalingSettings: AutoScalingSettingsDescription?

  /// Creates an instance from its members.
  public init(
    indexName: String? = nil,
    indexStatus: IndexStatus? = nil,
    provisionedReadCapacityAutoScalingSettings: AutoScalingSettingsDescription? = nil,
    provisionedWriteCapacityAutoScalingSettings: AutoScalingSettingsDescription? = nil
  ) {
    self.indexName = indexName
    self.indexStatus = indexStatus
    self.provisionedReadCapacityAutoScalingSettings = provisionedReadCapacityAutoScalingSettings
    self.provisionedWriteCapacityAutoScalingSettings = provisionedWriteCapacityAutoScalingSettings
  }
}
