// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of CreateGlobalTable.
public struct CreateGlobalTableInput: Sendable, Equatable {
  /// `GlobalTableName`, required.
  public var globalTableName: String?
  /// `ReplicationGroup`, required.
  public var replicationGroup: [Replica]?

  /// Creates an instance from its members.
  public init(
    globalTableName: String?,
    replicationGroup: [Replica]?
  ) {
    self.globalTableName = globalTableName
    self.replicationGroup = replicationGroup
  }
}

/// The output of CreateGlobalTable.
public struct CreateGlobalTableOutput: Sendable, Equatable {
  /// `GlobalTableDescription`.
  public var globalTableDescription: GlobalTableDescription?

  /// Creates an instance from its members.
  public init(
    globalTableDescription: GlobalTableDescription? = nil
  ) {
    self.globalTableDescription = globalTableDescription
  }
}
