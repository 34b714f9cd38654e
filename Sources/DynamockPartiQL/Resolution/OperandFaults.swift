import DynamockExpressions

/// The faults of operands in a statement, which AWS reports after those of what is written, by rank
/// (captures `partiql-operands`, us-east-1, 2026-10).
final class OperandFaults {
  /// The first operand that repeats another, or `IN` with too many members.
  private var repeated: ExpressionError.Fault?
  /// The first operand of a type that its operator does not take.
  private var type: ExpressionError.Fault?
  private var operatorCount = 0

  /// The most operators of a WHERE clause (captures `partiql-limits`, us-east-1, 2026-10).
  private static let maximumOperators = 300

  /// Notes a fault.
  func add(_ fault: ExpressionError.Fault) {
    switch fault {
    case .sameOperand, .tooManyInOperands: repeated = repeated ?? fault
    default: type = type ?? fault
    }
  }

  /// Counts operators of a WHERE clause.
  func countOperators(_ count: Int) { operatorCount += count }

  /// Throws the first fault of the lowest rank.
  func finish() throws(PartiQLError) {
    if operatorCount > Self.maximumOperators {
      throw PartiQLError(.expression(.tooManyOperators(count: Self.maximumOperators + 1)))
    }
    if let fault = repeated ?? type { throw PartiQLError(.expression(fault)) }
  }
}
