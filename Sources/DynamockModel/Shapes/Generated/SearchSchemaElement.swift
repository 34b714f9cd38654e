// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `SearchSchemaElement` of DynamoDB's API.
public struct SearchSchemaElement: Sendable, Equatable {
  /// `AttributeName`, required.
  public var attributeName: String?
  /// `SearchSchemaElementType`, required.
  public var searchSchemaElementType: SearchSchemaElementType?

  /// Creates an instance from its members.
  public init(
    attributeName: String?,
    searchSchemaElementType: SearchSchemaElementType?
  ) {
    self.attributeName = attributeName
    self.searchSchemaElementType = searchSchemaElementType
  }
}
