// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What UpdateGlobalTable is asked.
public struct UpdateGlobalTableInput: Sendable, Equatable {
  /// `GlobalTableName`, required.
  public var globalTableName: String?
  /// `ReplicaUpdates`, required.
  public var replicaUpdates: [ReplicaUpdate]?

  /// Makes it of its members.
  public init(
    globalTableName: String?,
    replicaUpdates: [ReplicaUpdate]?
  ) {
    self.globalTableName = globalTableName
    self.replicaUpdates = replicaUpdates
  }
}

/// What UpdateGlobalTable answers.
public struct UpdateGlobalTableOutput: Sendable, Equatable {
  /// `GlobalTableDescription`.
  public var globalTableDescription: GlobalTableDescription?

  /// Makes it of its members.
  public init(
    globalTableDescription: GlobalTableDescription? = nil
  ) {
    self.globalTableDescription = globalTableDescription
  }
}
