// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `GlobalTableDescription` of DynamoDB's API.
public struct GlobalTableDescription: Sendable, Equatable {
  /// `ReplicationGroup`.
  public var replicationGroup: [ReplicaDescription]?
  /// `GlobalTableArn`.
  public var globalTableArn: String?
  /// `CreationDateTime`.
  public var creationDateTime: Timestamp?
  /// `GlobalTableStatus`.
  public var globalTableStatus: GlobalTableStatus?
  /// `GlobalTableName`.
  public var globalTableName: String?

  /// Creates an instance from its members.
  public init(
    replicationGroup: [ReplicaDescription]? = nil,
    globalTableArn: String? = nil,
    creationDateTime: Timestamp? = nil,
    globalTableStatus: GlobalTableStatus? = nil,
    globalTableName: String? = nil
  ) {
    self.replicationGroup = replicationGroup
    self.globalTableArn = globalTableArn
    self.creationDateTime = creationDateTime
    self.globalTableStatus = globalTableStatus
    self.globalTableName = globalTableName
  }
}
