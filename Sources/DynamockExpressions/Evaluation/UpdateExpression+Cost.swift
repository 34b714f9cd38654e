import DynamockModel

/// The sizes that UpdateItem charges for an update expression, determined on AWS by bisection
/// ([parity-suite] `itemSizeBySurface`, eu-west-2, 2026-08-19 and 2026-10-09).
///
/// The rule is `max(finished item, update expression) ≤ 409,600`; it applies only to UpdateItem
/// with an UpdateExpression, and is checked before the condition.
private enum Charge {
  /// For the update as a whole.
  static let statement = 3
  /// For each `SET` and `ADD`, in addition to the target and the written value.
  static let write = 19
  /// For each `REMOVE` and `DELETE`, in addition to the target; the removed value costs nothing.
  static let removal = 1
  /// For each element of a target except the first, in addition to the element's size.
  static let targetStep = 4
  /// For a path operand; the value that it reads costs nothing.
  static let pathOperand = 1
  /// For each element of a path operand, in addition to the element's size.
  static let pathOperandStep = 14
  static let sum = 34
  static let difference = 37
  static let listAppend = 37
  /// For `if_not_exists`, whether or not the path exists.
  static let ifNotExists = 39
}

extension UpdateExpression {
  /// The size in bytes that UpdateItem charges for the expression: the values that it writes and
  /// the cost of its actions.
  package var statementCost: Int {
    form.chargedValues.reduce(form.cost) { $0 + arguments[$1].value.size }
  }
}

/// The charge for an expression apart from its values.
enum UpdateCharge {
  /// Returns the charge without the values, and the positions of the charged ones.
  static func charge(
    for actions: [UpdateAction<DocumentPath, Int>]
  ) -> (cost: Int, values: [Int]) {
    var values: [Int] = []
    let cost = actions.reduce(Charge.statement) { $0 + $1.cost(adding: &values) }
    return (cost, values)
  }
}

extension UpdateAction<DocumentPath, Int> {
  fileprivate func cost(adding values: inout [Int]) -> Int {
    switch self {
    case .set(let path, let operand):
      return Charge.write + path.targetCost + operand.cost(adding: &values)
    case .add(let path, let value):
      values.append(value)
      return Charge.write + path.targetCost
    case .remove(let path), .delete(let path, _): return Charge.removal + path.targetCost
    }
  }
}

extension UpdateOperand<DocumentPath, Int> {
  fileprivate func cost(adding values: inout [Int]) -> Int {
    switch self {
    case .path(let path): return path.operandCost
    case .value(let value):
      // Charged for every use, even if a value is used twice.
      values.append(value)
      return 0
    case .ifNotExists(let path, let operand):
      return Charge.ifNotExists + path.operandCost + operand.cost(adding: &values)
    case .listAppend(let first, let second):
      return Charge.listAppend + first.cost(adding: &values) + second.cost(adding: &values)
    case .sum(let left, let right):
      return Charge.sum + left.cost(adding: &values) + right.cost(adding: &values)
    case .difference(let left, let right):
      return Charge.difference + left.cost(adding: &values) + right.cost(adding: &values)
    }
  }
}

extension DocumentPath {
  fileprivate var targetCost: Int {
    steps.reduce(attribute.utf8.count) { $0 + Charge.targetStep + $1.length }
  }

  fileprivate var operandCost: Int {
    let first = Charge.pathOperand + Charge.pathOperandStep + attribute.utf8.count
    return steps.reduce(first) { $0 + Charge.pathOperandStep + $1.length }
  }
}

extension DocumentPath.Step {
  /// The number of bytes of a name, or of digits of an index.
  fileprivate var length: Int {
    switch self {
    case .attribute(let name): name.utf8.count
    case .index(let index): String(index).utf8.count
    }
  }
}
