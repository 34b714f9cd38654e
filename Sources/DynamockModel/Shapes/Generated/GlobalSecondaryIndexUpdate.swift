// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `GlobalSecondaryIndexUpdate` of DynamoDB's API.
public struct GlobalSecondaryIndexUpdate: Sendable, Equatable {
  /// `Update`.
  public var update: UpdateGlobalSecondaryIndexAction?
  /// `Create`.
  public var create: CreateGlobalSecondaryIndexAction?
  /// `Delete`.
  public var delete: DeleteGlobalSecondaryIndexAction?

  /// Creates an instance from its members.
  public init(
    update: UpdateGlobalSecondaryIndexAction? = nil,
    create: CreateGlobalSecondaryIndexAction? = nil,
    delete: DeleteGlobalSecondaryIndexAction? = nil
  ) {
    self.update = update
    self.create = create
    self.delete = delete
  }
}
