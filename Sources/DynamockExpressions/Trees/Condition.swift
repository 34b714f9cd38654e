import DynamockModel

/// A condition or filter with its names and values in place; what is true of an item or not.
///
/// The parser builds it from text, the legacy initialisers from `Expected` and filters.
package indirect enum Condition: Sendable, Hashable {
  /// Two operands and a comparator between them.
  case comparison(Operand, Comparator, Operand)
  /// `operand BETWEEN lower AND upper`, both ends included.
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
  /// Legacy `NOT_CONTAINS`: unlike `NOT contains`, false where the attribute is absent.
  case notContains(Operand, element: Operand)
  /// `NOT condition`.
  case not(Condition)
  /// All of them; looked at from left to right until one is false.
  case all([Condition])
  /// Any of them; looked at from left to right until one is true.
  case any([Condition])

  /// The six comparison operators.
  package enum Comparator: String, Sendable, Hashable, CaseIterable {
    /// Same type and same value.
    case equal = "="
    /// Another type or another value, or absent.
    case notEqual = "<>"
    /// Before, in the order of numbers, text or bytes.
    case less = "<"
    /// Before or equal.
    case lessOrEqual = "<="
    /// After.
    case greater = ">"
    /// After or equal.
    case greaterOrEqual = ">="
  }

  /// What a comparison looks at.
  package enum Operand: Sendable, Hashable {
    /// The value at a path of the item; nothing where the path leads nowhere.
    case path(DocumentPath)
    /// A value of the request.
    case value(AttributeValue)
    /// `size(operand)`.
    indirect case size(Operand)
  }
}
