import DynamockModel

/// The values of a legacy condition, validated according to its operator and converted to a
/// condition.
struct LegacyArguments {
  var attribute: String
  var comparison: ComparisonOperator
  var values: [AttributeValue]

  /// Validates the values, and throws the first fault in AWS's order: their number, then their
  /// types, then their order ([dynalite-suite] `validateConditions`).
  func check() throws(LegacyError) {
    guard isCountRight else { throw .argumentCount(comparison) }
    // IN checks the type of each value before it compares their types ([dynoxide-captures],
    // 2026-10-10).
    if comparison == .in { try checkTypes() }
    if let type = values.first?.dataType, values.contains(where: { $0.dataType != type }) {
      throw .mixedTypes
    }
    try checkTypes()
    if comparison == .between, values[0].order(to: values[1]) == .after { throw .betweenOrder }
  }

  private func checkTypes() throws(LegacyError) {
    guard let allowed else { return }
    for value in values where !allowed.contains(where: { $0 == value.dataType }) {
      throw .argumentType(comparison, value.dataType)
    }
  }

  private var isCountRight: Bool {
    switch comparison {
    case .null, .notNull: values.isEmpty
    case .in: !values.isEmpty
    case .between: values.count == 2
    default: values.count == 1
    }
  }

  /// The types of values that the operator accepts, or `nil` for all ([aws-api-reference],
  /// `Condition`).
  private var allowed: [AttributeValue.DataType]? {
    switch comparison {
    case .lt, .le, .gt, .ge, .between, .in, .contains, .notContains: [.string, .number, .binary]
    case .beginsWith: [.string, .binary]
    default: nil
    }
  }

  /// The condition; the arguments have to be checked first.
  var condition: Condition {
    let path = DocumentPath(attribute)
    let operands = values.map { Condition.Operand.value($0) }
    guard let first = operands.first else {
      return comparison == .null ? .attributeNotExists(path) : .attributeExists(path)
    }
    switch comparison {
    case .eq: return .comparison(.path(path), .equal, first)
    case .ne: return .comparison(.path(path), .notEqual, first)
    case .lt: return .comparison(.path(path), .less, first)
    case .le: return .comparison(.path(path), .lessOrEqual, first)
    case .gt: return .comparison(.path(path), .greater, first)
    case .ge: return .comparison(.path(path), .greaterOrEqual, first)
    case .between: return .between(.path(path), lower: first, upper: operands[operands.count - 1])
    case .in: return .isIn(.path(path), operands)
    case .beginsWith: return .beginsWith(.path(path), prefix: first)
    case .contains: return .contains(.path(path), element: first)
    case .notContains: return .notContains(.path(path), element: first)
    case .null: return .attributeNotExists(path)
    case .notNull, .unrecognized: return .attributeExists(path)
    }
  }
}
