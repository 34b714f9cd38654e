package import DynamockModel

/// The reason why `Expected`, `AttributeUpdates`, `KeyConditions`, `QueryFilter` or `ScanFilter` is
/// invalid ([parity-suite], [dynalite-suite]).
package enum LegacyError: Error, Sendable, Hashable {
  /// `Exists` is true or missing, and there is no `Value`.
  case valueMissing(attribute: String, exists: Bool?)
  /// `Exists` is false, and there is a `Value`.
  case valueUnexpected(attribute: String)
  /// A `ComparisonOperator` has no value to compare with.
  case operandMissing(ComparisonOperator, attribute: String)
  /// There is both a `Value` and an `AttributeValueList`.
  case valueAndList(attribute: String)
  /// There is both an `Exists` and a `ComparisonOperator`.
  case existsAndOperator(attribute: String)
  /// There is an `AttributeValueList` but no `ComparisonOperator`.
  case listWithoutOperator(attribute: String)
  /// There are too few or too many values.
  case argumentCount(ComparisonOperator)
  /// The operator does not accept a value of this type.
  case argumentType(ComparisonOperator, AttributeValue.DataType?)
  /// The values have different types.
  case mixedTypes
  /// The bounds of `BETWEEN` are in the wrong order.
  case betweenOrder
  /// There is a `ConditionalOperator` but fewer than two conditions.
  case conditionalOperatorAlone
  /// There is a `ConditionalOperator` but neither `Expected` nor a filter.
  case conditionalOperatorWithoutConditions
  /// `PUT` or `ADD` has no value.
  case updateValueMissing
  /// `ADD` has a value that is neither a number, a set nor a list.
  case addType(AttributeValue.DataType?)
  /// `DELETE` has a value that is not a set.
  case deleteType(AttributeValue.DataType?)
  /// The `ComparisonOperator` does not exist.
  case unknownComparison(String)
  /// `KeyConditions` has no condition.
  case keyConditionCount
}
