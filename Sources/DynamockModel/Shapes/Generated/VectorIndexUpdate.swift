// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `VectorIndexUpdate` of DynamoDB's API.
public struct VectorIndexUpdate: Sendable, Equatable {
  /// `Create`.
  public var create: CreateVectorIndexAction?
  /// `Delete`.
  public var delete: DeleteVectorIndexAction?

  /// Creates an instance from its members.
  public init(
    create: CreateVectorIndexAction? = nil,
    delete: DeleteVectorIndexAction? = nil
  ) {
    self.create = create
    self.delete = delete
  }
}
