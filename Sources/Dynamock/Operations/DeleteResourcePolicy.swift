import DynamockEngine
import DynamockModel
import DynamockValidation

/// `DeleteResourcePolicy`.
enum DeleteResourcePolicyOperation: DatabaseOperation {
  static var name: Operation { .deleteResourcePolicy }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (DeleteResourcePolicyInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .deleteResourcePolicy(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: DeleteResourcePolicyInput) -> OperationInput {
    .deleteResourcePolicy(input)
  }

  static func wrap(_ output: DeleteResourcePolicyOutput) -> OperationOutput {
    .deleteResourcePolicy(output)
  }

  static func output(in any: OperationOutput) -> DeleteResourcePolicyOutput? {
    if case .deleteResourcePolicy(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: DeleteResourcePolicyInput, isLoose: Bool
  ) throws(DynamoDBError) -> DeletePolicyRequest {
    try DeletePolicyRequest(validating: input)
  }

  static func execute(
    _ request: DeletePolicyRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.deleteResourcePolicy(request) { end($0) }
  }
}
