// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ReplicaUpdate` of DynamoDB's API.
public struct ReplicaUpdate: Sendable, Equatable {
  /// `Create`.
  public var create: CreateReplicaAction?
  /// `Delete`.
  public var delete: DeleteReplicaAction?

  /// Creates an instance from its members.
  public init(
    create: CreateReplicaAction? = nil,
    delete: DeleteReplicaAction? = nil
  ) {
    self.create = create
    self.delete = delete
  }
}
