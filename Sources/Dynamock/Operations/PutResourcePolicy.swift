import DynamockEngine
import DynamockModel
import DynamockValidation

/// `PutResourcePolicy`.
enum PutResourcePolicyOperation: DatabaseOperation {
  static var name: Operation { .putResourcePolicy }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (PutResourcePolicyInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .putResourcePolicy(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: PutResourcePolicyInput) -> OperationInput { .putResourcePolicy(input) }

  static func wrap(_ output: PutResourcePolicyOutput) -> OperationOutput {
    .putResourcePolicy(output)
  }

  static func output(in any: OperationOutput) -> PutResourcePolicyOutput? {
    if case .putResourcePolicy(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: PutResourcePolicyInput, isLoose: Bool
  ) throws(DynamoDBError) -> PutPolicyRequest {
    try PutPolicyRequest(validating: input)
  }

  static func execute(
    _ request: PutPolicyRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.putResourcePolicy(request, from: call.context.caller) { end($0) }
  }
}
