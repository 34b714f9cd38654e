// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What CreateGlobalTable is asked.
public struct CreateGlobalTableInput: Sendable, Equatable {
  /// `GlobalTableName`, required.
  public var globalTableName: String?
  /// `ReplicationGroup`, required.
  public var replicationGroup: [Replica]?

  /// Makes it of its members.
  public init(
    globalTableName: String?,
    replicationGroup: [Replica]?
  ) {
    self.globalTableName = globalTableName
    self.replicationGroup = replicationGroup
  }
}

/// What CreateGlobalTable answers.
public struct CreateGlobalTableOutput: Sendable, Equatable {
  /// `GlobalTableDescription`.
  public var globalTableDescription: GlobalTableDescription?

  /// Makes it of its members.
  public init(
    globalTableDescription: GlobalTableDescription? = nil
  ) {
    self.globalTableDescription = globalTableDescription
  }
}
