// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of DescribeGlobalTableSettings.
public struct DescribeGlobalTableSettingsInput: Sendable, Equatable {
  /// `GlobalTableName`, required.
  public var globalTableName: String?

  /// Creates an instance from its members.
  public init(
    globalTableName: String?
  ) {
    self.globalTableName = globalTableName
  }
}

/// The output of DescribeGlobalTableSettings.
public struct DescribeGlobalTableSettingsOutput: Sendable, Equatable {
  /// `GlobalTableName`.
  public var globalTableName: String?
  /// `ReplicaSettings`.
  public var replicaSettings: [ReplicaSettingsDescription]?

  /// Creates an instance from its members.
  public init(
    globalTableName: String? = nil,
    replicaSettings: [ReplicaSettingsDescription]? = nil
  ) {
    self.globalTableName = globalTableName
    self.replicaSettings = replicaSettings
  }
}
