// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ReplicaGlobalSecondaryIndexSettingsUpdate` of DynamoDB's API.
public struct ReplicaGlobalSecondaryIndexSettingsUpdate: Sendable, Equatable {
  /// `IndexName`, required.
  public var indexName: String?
  /// `ProvisionedReadCapacityUnits`.
  public var provisionedReadCapacityUnits: Int?
  /// `ProvisionedReadCapacityAutoScalingSettingsUpdate`.
  public var provisionedReadCapacityAutoScalingSettingsUpdate: AutoScalingSettingsUpdate?

  /// Creates an instance from its members.
  public init(
    indexName: String?,
    provisionedReadCapacityUnits: Int? = nil,
    provisionedReadCapacityAutoScalingSettingsUpdate: AutoScalingSettingsUpdate? = nil
  ) {
    self.indexName = indexName
    self.provisionedReadCapacityUnits = provisionedReadCapacityUnits
    self.provisionedReadCapacityAutoScalingSettingsUpdate =
      provisionedReadCapacityAutoScalingSettingsUpdate
  }
}
