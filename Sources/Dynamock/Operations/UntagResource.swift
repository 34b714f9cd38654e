import DynamockEngine
import DynamockModel
import DynamockValidation

/// `UntagResource`.
enum UntagResourceOperation: DatabaseOperation {
  static var name: Operation { .untagResource }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (UntagResourceInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .untagResource(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: UntagResourceInput) -> OperationInput { .untagResource(input) }
  static func wrap(_ output: UntagResourceOutput) -> OperationOutput { .untagResource(output) }

  static func output(in any: OperationOutput) -> UntagResourceOutput? {
    if case .untagResource(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: UntagResourceInput, isLoose: Bool
  ) throws(DynamoDBError) -> UntagResourceRequest {
    try UntagResourceRequest(validating: input)
  }

  static func execute(
    _ request: UntagResourceRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.untagResource(request) { end($0) }
  }
}
