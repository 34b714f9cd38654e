package import DynamockModel

/// A condition or filter with its names and values substituted, which is true or false for an item.
///
/// The parser creates it from text; the legacy initializers create it from `Expected` and filters.
package indirect enum Condition: Sendable, Hashable {
  /// Two operands and a comparator between them.
  case comparison(Operand, Comparator, Operand)
  /// `operand BETWEEN lower AND upper`, with both bounds included.
  case between(Operand, lower: Operand, upper: Operand)
  /// `operand IN (…)`.
  case isIn(Operand, [Operand])
  /// `attribute_exists(path)`.
  case attributeExists(DocumentPath)
  /// `attribute_not_exists(path)`.
  case attributeNotExists(DocumentPath)
  /// `attribute_type(operand, :type)`.
  case attributeType(Operand, AttributeValue.DataType)
  /// `begins_with(operand, prefix)`.
  case beginsWith(Operand, prefix: Operand)
  /// `contains(container, element)`.
  case contains(Operand, element: Operand)
  /// Legacy `NOT_CONTAINS`, which unlike `NOT contains` is false if the attribute is missing.
  case notContains(Operand, element: Operand)
  /// `NOT condition`.
  case not(Condition)
  /// All conditions must be true; they are evaluated from left to right until one is false.
  case all([Condition])
  /// Any condition must be true; they are evaluated from left to right until one is true.
  case any([Condition])

  /// The six comparison operators.
  package enum Comparator: String, Sendable, Hashable, CaseIterable {
    /// Same type and same value.
    case equal = "="
    /// Another type or value, or missing.
    case notEqual = "<>"
    /// Less, in the order of numbers, strings or binary values.
    case less = "<"
    /// Less or equal.
    case lessOrEqual = "<="
    /// Greater.
    case greater = ">"
    /// Greater or equal.
    case greaterOrEqual = ">="
  }

  /// An operand of a comparison.
  package enum Operand: Sendable, Hashable {
    /// The item's value at a path, if the path exists.
    case path(DocumentPath)
    /// A value of the request.
    case value(AttributeValue)
    /// `size(operand)`.
    indirect case size(Operand)
  }
}
