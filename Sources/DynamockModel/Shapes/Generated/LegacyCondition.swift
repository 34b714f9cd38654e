// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `Condition` of DynamoDB's API.
public struct LegacyCondition: Sendable, Equatable {
  /// `AttributeValueList`.
  public var attributeValueList: [AttributeValue]?
  /// `ComparisonOperator`, required.
  public var comparisonOperator: ComparisonOperator?

  /// Creates an instance from its members.
  public init(
    attributeValueList: [AttributeValue]? = nil,
    comparisonOperator: ComparisonOperator?
  ) {
    self.attributeValueList = attributeValueList
    self.comparisonOperator = comparisonOperator
  }
}
