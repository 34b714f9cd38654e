import DynamockEngine
import DynamockModel
import DynamockValidation

/// `GetResourcePolicy`.
enum GetResourcePolicyOperation: DatabaseOperation {
  static var name: Operation { .getResourcePolicy }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (GetResourcePolicyInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .getResourcePolicy(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: GetResourcePolicyInput) -> OperationInput { .getResourcePolicy(input) }

  static func wrap(_ output: GetResourcePolicyOutput) -> OperationOutput {
    .getResourcePolicy(output)
  }

  static func output(in any: OperationOutput) -> GetResourcePolicyOutput? {
    if case .getResourcePolicy(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: GetResourcePolicyInput, isLoose: Bool
  ) throws(DynamoDBError) -> GetPolicyRequest {
    try GetPolicyRequest(validating: input)
  }

  static func execute(
    _ request: GetPolicyRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.getResourcePolicy(request)))
  }
}
