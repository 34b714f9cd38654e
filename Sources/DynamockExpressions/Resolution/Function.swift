/// The functions of the language; their names are case-sensitive.
package enum Function: String, CaseIterable, Sendable {
  /// `attribute_exists(path)`.
  case attributeExists = "attribute_exists"
  /// `attribute_not_exists(path)`.
  case attributeNotExists = "attribute_not_exists"
  /// `attribute_type(operand, type)`.
  case attributeType = "attribute_type"
  /// `begins_with(operand, prefix)`.
  case beginsWith = "begins_with"
  /// `contains(container, element)`.
  case contains
  /// `size(operand)`.
  case size
  /// `if_not_exists(path, operand)`.
  case ifNotExists = "if_not_exists"
  /// `list_append(operand, operand)`.
  case listAppend = "list_append"

  /// A position in which functions are allowed.
  enum Place { case condition, operand, updateOperand }

  /// The only position in which this function is allowed.
  var place: Place {
    switch self {
    case .attributeExists, .attributeNotExists, .attributeType, .beginsWith, .contains: .condition
    case .size: .operand
    case .ifNotExists, .listAppend: .updateOperand
    }
  }

  /// The required number of operands.
  package var operandCount: Int {
    switch self {
    case .attributeExists, .attributeNotExists, .size: 1
    case .attributeType, .beginsWith, .contains, .ifNotExists, .listAppend: 2
    }
  }
}
