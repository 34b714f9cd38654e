import DynamockEngine
import DynamockModel
import DynamockValidation

/// `TagResource`.
enum TagResourceOperation: DatabaseOperation {
  static var name: Operation { .tagResource }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (TagResourceInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .tagResource(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: TagResourceInput) -> OperationInput { .tagResource(input) }
  static func wrap(_ output: TagResourceOutput) -> OperationOutput { .tagResource(output) }

  static func output(in any: OperationOutput) -> TagResourceOutput? {
    if case .tagResource(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: TagResourceInput, isLoose: Bool
  ) throws(DynamoDBError) -> TagResourceRequest {
    try TagResourceRequest(validating: input)
  }

  static func execute(
    _ request: TagResourceRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.tagResource(request) { end($0) }
  }
}
