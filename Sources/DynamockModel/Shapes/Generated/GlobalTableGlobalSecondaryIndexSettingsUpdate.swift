// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `GlobalTableGlobalSecondaryIndexSettingsUpdate` of DynamoDB's API.
public struct GlobalTableGlobalSecondaryIndexSettingsUpdate: Sendable, Equatable {
  /// `IndexName`, required.
  public var indexName: String?
  /// `ProvisionedWriteCapacityUnits`.
  public var provisionedWriteCapacityUnits: Int?
  /// `ProvisionedWriteCapacityAutoScalingSettingsUpdate`.
  public var provisionedWriteCapacityAutoScalingSettingsUpdate: AutoScalingSettingsUpdate?

  /// Creates an instance from its members.
  public init(
    indexName: String?,
    provisionedWriteCapacityUnits: Int? = nil,
    provisionedWriteCapacityAutoScalingSettingsUpdate: AutoScalingSettingsUpdate? = nil
  ) {
    self.indexName = indexName
    self.provisionedWriteCapacityUnits = provisionedWriteCapacityUnits
    self.provisionedWriteCapacityAutoScalingSettingsUpdate =
      provisionedWriteCapacityAutoScalingSettingsUpdate
  }
}
