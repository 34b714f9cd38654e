// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What DescribeGlobalTableSettings is asked.
public struct DescribeGlobalTableSettingsInput: Sendable, Equatable {
  /// `GlobalTableName`, required.
  public var globalTableName: String?

  /// Makes it of its members.
  public init(
    globalTableName: String?
  ) {
    self.globalTableName = globalTableName
  }
}

/// What DescribeGlobalTableSettings answers.
public struct DescribeGlobalTableSettingsOutput: Sendable, Equatable {
  /// `GlobalTableName`.
  public var globalTableName: String?
  /// `ReplicaSettings`.
  public var replicaSettings: [ReplicaSettingsDescription]?

  /// Makes it of its members.
  public init(
    globalTableName: String? = nil,
    replicaSettings: [ReplicaSettingsDescription]? = nil
  ) {
    self.globalTableName = globalTableName
    self.replicaSettings = replicaSettings
  }
}
