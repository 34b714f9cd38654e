// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `KeySchemaElement` of DynamoDB's API.
public struct KeySchemaElement: Sendable, Equatable {
  /// `AttributeName`, required.
  public var attributeName: String?
  /// `KeyType`, required.
  public var keyType: KeyType?

  /// Creates an instance from its members.
  public init(
    attributeName: String?,
    keyType: KeyType?
  ) {
    self.attributeName = attributeName
    self.keyType = keyType
  }
}
