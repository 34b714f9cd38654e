/// The functions of the language; their names are case-sensitive.
enum Function: String, CaseIterable, Sendable {
  case attributeExists = "attribute_exists"
  case attributeNotExists = "attribute_not_exists"
  case attributeType = "attribute_type"
  case beginsWith = "begins_with"
  case contains
  case size
  case ifNotExists = "if_not_exists"
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
  var operandCount: Int {
    switch self {
    case .attributeExists, .attributeNotExists, .size: 1
    case .attributeType, .beginsWith, .contains, .ifNotExists, .listAppend: 2
    }
  }
}
