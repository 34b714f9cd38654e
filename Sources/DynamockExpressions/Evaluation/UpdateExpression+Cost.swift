import DynamockModel

/// What AWS's size rule of UpdateItem charges for a statement, found by bisection on AWS (fact sheet
/// `semantics` §1; Parity Suite `itemSizeBySurface`, eu-west-2, 2026-08-19 and 2026-10-09).
///
/// The rule is `max(finished item, statement) ≤ 409,600`; it stands for UpdateItem with an
/// UpdateExpression alone and is held against the limit before the condition is.
private enum Charge {
  /// For the update itself.
  static let statement = 3
  /// For each `SET` and `ADD`, besides the target and what is written.
  static let write = 19
  /// For each `REMOVE` and `DELETE`, besides the target; what is removed is free.
  static let removal = 1
  /// For each element of a target but the first, besides the element.
  static let targetStep = 4
  /// For a path operand; the value it reads is free.
  static let pathOperand = 1
  /// For each element of a path operand, besides the element.
  static let pathOperandStep = 14
  static let sum = 34
  static let difference = 37
  static let listAppend = 37
  /// Whether or not the path exists.
  static let ifNotExists = 39
}

extension UpdateExpression {
  /// What the UpdateItem size rule charges for the statement, in bytes: what it writes and the cost
  /// of its actions.
  package var statementCost: Int {
    actions.reduce(Charge.statement) { $0 + $1.cost }
  }
}

extension UpdateExpression.Action {
  fileprivate var cost: Int {
    switch self {
    case .set(let path, let operand): Charge.write + path.targetCost + operand.cost
    case .add(let path, let value): Charge.write + path.targetCost + value.size
    case .remove(let path), .delete(let path, _): Charge.removal + path.targetCost
    }
  }
}

extension UpdateExpression.Operand {
  fileprivate var cost: Int {
    switch self {
    case .path(let path): path.operandCost
    // At every use, even where one value stands twice.
    case .value(let value): value.size
    case .ifNotExists(let path, let operand):
      Charge.ifNotExists + path.operandCost + operand.cost
    case .listAppend(let first, let second): Charge.listAppend + first.cost + second.cost
    case .sum(let left, let right): Charge.sum + left.cost + right.cost
    case .difference(let left, let right): Charge.difference + left.cost + right.cost
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
  /// A name's bytes or an index's digits.
  fileprivate var length: Int {
    switch self {
    case .attribute(let name): name.utf8.count
    case .index(let index): String(index).utf8.count
    }
  }
}
