// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `VectorAttributeDefinition` of DynamoDB's API.
public struct VectorAttributeDefinition: Sendable, Equatable {
  /// `AttributeName`, required.
  public var attributeName: String?

  /// Creates an instance from its members.
  public init(
    attributeName: String?
  ) {
    self.attributeName = attributeName
  }
}
