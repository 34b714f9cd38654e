// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `GlobalSecondaryIndexAutoScalingUpdate` of DynamoDB's API.
public struct GlobalSecondaryIndexAutoScalingUpdate: Sendable, Equatable {
  /// `IndexName`.
  public var indexName: String?
  /// `ProvisionedWriteCapacityAutoScalingUpdate`.
  public var provisionedWriteCapacityAutoScalingUpdate: AutoScalingSettingsUpdate?

  /// Creates an instance from its members.
  public init(
    indexName: String? = nil,
    provisionedWriteCapacityAutoScalingUpdate: AutoScalingSettingsUpdate? = nil
  ) {
    self.indexName = indexName
    self.provisionedWriteCapacityAutoScalingUpdate = provisionedWriteCapacityAutoScalingUpdate
  }
}
