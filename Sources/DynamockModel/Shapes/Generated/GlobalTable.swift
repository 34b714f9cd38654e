// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `GlobalTable` of DynamoDB's API.
public struct GlobalTable: Sendable, Equatable {
  /// `GlobalTableName`.
  public var globalTableName: String?
  /// `ReplicationGroup`.
  public var replicationGroup: [Replica]?

  /// Creates an instance from its members.
  public init(
    globalTableName: String? = nil,
    replicationGroup: [Replica]? = nil
  ) {
    self.globalTableName = globalTableName
    self.replicationGroup = replicationGroup
  }
}
