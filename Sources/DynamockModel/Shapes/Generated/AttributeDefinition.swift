// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `AttributeDefinition` of DynamoDB's API.
public struct AttributeDefinition: Sendable, Equatable {
  /// `AttributeName`, required.
  public var attributeName: String?
  /// `AttributeType`, required.
  public var attributeType: ScalarAttributeType?

  /// Creates an instance from its members.
  public init(
    attributeName: String?,
    attributeType: ScalarAttributeType?
  ) {
    self.attributeName = attributeName
    self.attributeType = attributeType
  }
}
