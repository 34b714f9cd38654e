// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ReplicationGroupUpdate` of DynamoDB's API.
public struct ReplicationGroupUpdate: Sendable, Equatable {
  /// `Create`.
  public var create: CreateReplicationGroupMemberAction?
  /// `Update`.
  public var update: UpdateReplicationGroupMemberAction?
  /// `Delete`.
  public var delete: DeleteReplicationGroupMemberAction?
  /// `Disassociate`.
  public var disassociate: DisassociateReplicationGroupMemberAction?

  /// Creates an instance from its members.
  public init(
    create: CreateReplicationGroupMemberAction? = nil,
    update: UpdateReplicationGroupMemberAction? = nil,
    delete: DeleteReplicationGroupMemberAction? = nil,
    disassociate: DisassociateReplicationGroupMemberAction? = nil
  ) {
    self.create = create
    self.update = update
    self.delete = delete
    self.disassociate = disassociate
  }
}
