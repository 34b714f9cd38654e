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

  /// Where a function may stand.
  enum Place { case condition, operand, updateOperand }

  /// The one place where this function may stand.
  var place: Place {
    switch self {
    case .attributeExists, .attributeNotExists, .attributeType, .beginsWith, .contains: .condition
    case .size: .operand
    case .ifNotExists, .listAppend: .updateOperand
    }
  }

  /// How many operands it takes.
  package var operandCount: Int {
    switch self {
    case .attributeExists, .attributeNotExists, .size: 1
    case .attributeType, .beginsWith, .contains, .ifNotExists, .listAppend: 2
    }
  }
}
