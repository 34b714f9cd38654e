import DynamockModel

/// Why `Expected`, `AttributeUpdates`, `KeyConditions`, `QueryFilter` or `ScanFilter` cannot be used
/// (fact sheet §10).
package enum LegacyError: Error, Sendable, Hashable {
  /// `Exists` is true or absent and there is no `Value`.
  case valueMissing(attribute: String, exists: Bool?)
  /// `Exists` is false and there is a `Value`.
  case valueUnexpected(attribute: String)
  /// A `ComparisonOperator` without anything to compare with.
  case operandMissing(ComparisonOperator, attribute: String)
  /// `Value` and `AttributeValueList` both.
  case valueAndList(attribute: String)
  /// `Exists` and `ComparisonOperator` both.
  case existsAndOperator(attribute: String)
  /// `AttributeValueList` without `ComparisonOperator`.
  case listWithoutOperator(attribute: String)
  /// Too few or too many values.
  case argumentCount(ComparisonOperator)
  /// A value of a type that the operator does not take.
  case argumentType(ComparisonOperator, AttributeValue.DataType?)
  /// Values of two types.
  case mixedTypes
  /// `BETWEEN` bounds in the wrong order.
  case betweenOrder
  /// `ConditionalOperator` for fewer than two conditions.
  case conditionalOperatorAlone
  /// `ConditionalOperator` without `Expected` or a filter.
  case conditionalOperatorWithoutConditions
  /// `PUT` or `ADD` without a value.
  case updateValueMissing
  /// `ADD` with a value that is neither number, set nor list.
  case addType(AttributeValue.DataType?)
  /// `DELETE` with a value that is no set.
  case deleteType(AttributeValue.DataType?)
  /// A `ComparisonOperator` that is none.
  case unknownComparison(String)
  /// `KeyConditions` without any condition.
  case keyConditionCount
}
