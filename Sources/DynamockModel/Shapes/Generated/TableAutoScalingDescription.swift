// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `TableAutoScalingDescription` of DynamoDB's API.
public struct TableAutoScalingDescription: Sendable, Equatable {
  /// `TableName`.
  public var tableName: String?
  /// `TableStatus`.
  public var tableStatus: TableStatus?
  /// `Replicas`.
  public var replicas: [ReplicaAutoScalingDescription]?

  /// Creates an instance from its members.
  public init(
    tableName: String? = nil,
    tableStatus: TableStatus? = nil,
    replicas: [ReplicaAutoScalingDescription]? = nil
  ) {
    self.tableName = tableName
    self.tableStatus = tableStatus
    self.replicas = replicas
  }
}
