// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `GlobalTableWitnessGroupUpdate` of DynamoDB's API.
public struct GlobalTableWitnessGroupUpdate: Sendable, Equatable {
  /// `Create`.
  public var create: CreateGlobalTableWitnessGroupMemberAction?
  /// `Delete`.
  public var delete: DeleteGlobalTableWitnessGroupMemberAction?

  /// Creates an instance from its members.
  public init(
    create: CreateGlobalTableWitnessGroupMemberAction? = nil,
    delete: DeleteGlobalTableWitnessGroupMemberAction? = nil
  ) {
    self.create = create
    self.delete = delete
  }
}
