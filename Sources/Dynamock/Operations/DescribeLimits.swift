import DynamockEngine
import DynamockModel

/// `DescribeLimits`.
enum DescribeLimitsOperation: DatabaseOperation {
  static var name: Operation { .describeLimits }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (DescribeLimitsInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .describeLimits(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: DescribeLimitsInput) -> OperationInput { .describeLimits(input) }
  static func wrap(_ output: DescribeLimitsOutput) -> OperationOutput { .describeLimits(output) }

  static func output(in any: OperationOutput) -> DescribeLimitsOutput? {
    if case .describeLimits(let output) = any { output } else { nil }
  }

  static func validated(_ input: DescribeLimitsInput, isLoose: Bool) -> DescribeLimitsInput {
    input
  }

  static func execute(
    _ request: DescribeLimitsInput, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(call.engine.describeLimits()))
  }
}
