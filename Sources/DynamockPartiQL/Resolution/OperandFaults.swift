import DynamockExpressions

/// The faults of operands in a statement, by rank; AWS reports them after those of the text
/// ([dynoxide-captures] `partiql-operands`, us-east-1, 2026-10).
final class OperandFaults {
  /// The first operand that is repeated, or `IN` with too many members.
  private var repeated: ExpressionError.Fault?
  /// The first operand whose type its operator does not accept.
  private var type: ExpressionError.Fault?
  private var operatorCount = 0

  /// The maximum number of operators in a WHERE clause ([dynoxide-captures] `partiql-limits`,
  /// us-east-1, 2026-10).
  private static let maximumOperators = 300

  /// Records a fault.
  func add(_ fault: ExpressionError.Fault) {
    switch fault {
    case .sameOperand, .tooManyInOperands: repeated = repeated ?? fault
    default: type = type ?? fault
    }
  }

  /// Adds to the number of operators in a WHERE clause.
  func countOperators(_ count: Int) { operatorCount += count }

  /// Throws the first fault of the lowest rank, if there is one.
  func finish() throws(PartiQLError) {
    if operatorCount > Self.maximumOperators {
      throw PartiQLError(.expression(.tooManyOperators(count: Self.maximumOperators + 1)))
    }
    if let fault = repeated ?? type { throw PartiQLError(.expression(fault)) }
  }
}
