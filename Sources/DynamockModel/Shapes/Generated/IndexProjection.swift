// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `Projection` of DynamoDB's API.
public struct IndexProjection: Sendable, Equatable {
  /// `ProjectionType`.
  public var projectionType: ProjectionType?
  /// `NonKeyAttributes`.
  public var nonKeyAttributes: [String]?

  /// Creates an instance from its members.
  public init(
    projectionType: ProjectionType? = nil,
    nonKeyAttributes: [String]? = nil
  ) {
    self.projectionType = projectionType
    self.nonKeyAttributes = nonKeyAttributes
  }
}
