import DynamockModel

/// The positions of a condition's values in their scope, in the order written.
struct ConditionPlaces {
  /// What the condition requires of values besides their types.
  ///
  /// For values that do not meet it, the condition is resolved again, which finds the fault in its
  /// order among others.
  enum Demand: Sendable, Equatable {
    /// The first value is not after the second one, as for `BETWEEN`.
    case order(Int, Int)
    /// The value is the name of a type, as for `attribute_type`.
    case typeName(Int, AttributeValue.DataType)
  }

  private(set) var places: [Int] = []
  private(set) var demands: [Demand] = []

  /// Adds the values of a condition that has been resolved in the scope.
  mutating func add(
    _ condition: SyntaxCondition, in scope: inout ExpressionScope
  ) throws(ExpressionError.Fault) {
    switch condition {
    case .not(let condition): try add(condition, in: &scope)
    case .all(let conditions), .any(let conditions):
      for condition in conditions { try add(condition, in: &scope) }
    case .comparison(let left, _, let right):
      try add(left, in: &scope)
      try add(right, in: &scope)
    case .between(let operand, let lower, let upper):
      for operand in [operand, lower, upper] { try add(operand, in: &scope) }
      if case .value(let low) = lower, case .value(let high) = upper {
        demands.append(
          .order(try scope.position(ofValue: low), try scope.position(ofValue: high)))
      }
    case .isIn(let operand, let others):
      try add(operand, in: &scope)
      for other in others { try add(other, in: &scope) }
    case .function(Function.attributeType.rawValue, let operands):
      // The name of the type is part of the resolved condition.
      if let first = operands.first { try add(first, in: &scope) }
      guard case .value(let reference)? = operands.last else { return }
      let position = try scope.position(ofValue: reference)
      guard case .string(let name) = scope.value(at: position),
        let type = AttributeValue.DataType(rawValue: name)
      else { return }
      demands.append(.typeName(position, type))
    case .function(_, let operands): for operand in operands { try add(operand, in: &scope) }
    }
  }

  private mutating func add(
    _ operand: SyntaxOperand, in scope: inout ExpressionScope
  ) throws(ExpressionError.Fault) {
    switch operand {
    case .path: break
    case .value(let reference): places.append(try scope.position(ofValue: reference))
    case .function(_, let operands): for operand in operands { try add(operand, in: &scope) }
    }
  }
}

extension ConditionPlaces.Demand {
  /// Returns whether the values of a request, whose types are known, meet the demand.
  func isMet(by values: [Attribute]) -> Bool {
    switch self {
    case .order(let low, let high):
      values[low].value.order(to: values[high].value).map { $0 != .after } ?? false
    case .typeName(let position, let type):
      if case .string(let name) = values[position].value {
        name.hasSameBytes(as: type.rawValue)
      } else {
        false
      }
    }
  }
}
