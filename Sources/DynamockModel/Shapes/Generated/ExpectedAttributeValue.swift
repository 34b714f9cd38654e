// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ExpectedAttributeValue` of DynamoDB's API.
public struct ExpectedAttributeValue: Sendable, Equatable {
  /// `Value`.
  public var value: AttributeValue?
  /// `Exists`.
  public var exists: Bool?
  /// `ComparisonOperator`.
  public var comparisonOperator: ComparisonOperator?
  /// `AttributeValueList`.
  public var attributeValueList: [AttributeValue]?

  /// Creates an instance from its members.
  public init(
    value: AttributeValue? = nil,
    exists: Bool? = nil,
    comparisonOperator: ComparisonOperator? = nil,
    attributeValueList: [AttributeValue]? = nil
  ) {
    self.value = value
    self.exists = exists
    self.comparisonOperator = comparisonOperator
    self.attributeValueList = attributeValueList
  }
}
