// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ReplicaGlobalSecondaryIndexAutoScalingUpdate` of DynamoDB's API.
public struct ReplicaGlobalSecondaryIndexAutoScalingUpdate: Sendable, Equatable {
  /// `IndexName`.
  public var indexName: String?
  /// `ProvisionedReadCapacityAutoScalingUpdate`.
  public var provisionedReadCapacityAutoScalingUpdate: AutoScalingSettingsUpdate?

  /// Creates an instance from its members.
  public init(
    indexName: String? = nil,
    provisionedReadCapacityAutoScalingUpdate: AutoScalingSettingsUpdate? = nil
  ) {
    self.indexName = indexName
    self.provisionedReadCapacityAutoScalingUpdate = provisionedReadCapacityAutoScalingUpdate
  }
}
