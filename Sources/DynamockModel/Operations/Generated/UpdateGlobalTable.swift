// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of UpdateGlobalTable.
public struct UpdateGlobalTableInput: Sendable, Equatable {
  /// `GlobalTableName`, required.
  public var globalTableName: String?
  /// `ReplicaUpdates`, required.
  public var replicaUpdates: [ReplicaUpdate]?

  /// Creates an instance from its members.
  public init(
    globalTableName: String?,
    replicaUpdates: [ReplicaUpdate]?
  ) {
    self.globalTableName = globalTableName
    self.replicaUpdates = replicaUpdates
  }
}

/// The output of UpdateGlobalTable.
public struct UpdateGlobalTableOutput: Sendable, Equatable {
  /// `GlobalTableDescription`.
  public var globalTableDescription: GlobalTableDescription?

  /// Creates an instance from its members.
  public init(
    globalTableDescription: GlobalTableDescription? = nil
  ) {
    self.globalTableDescription = globalTableDescription
  }
}
