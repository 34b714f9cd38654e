import DynamockEngine
import DynamockModel
import DynamockValidation

/// `BatchExecuteStatement`.
enum BatchExecuteStatementOperation: DatabaseOperation {
  static var name: Operation { .batchExecuteStatement }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (BatchExecuteStatementInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .batchExecuteStatement(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: BatchExecuteStatementInput) -> OperationInput {
    .batchExecuteStatement(input)
  }
  static func wrap(_ output: BatchExecuteStatementOutput) -> OperationOutput {
    .batchExecuteStatement(output)
  }

  static func output(in any: OperationOutput) -> BatchExecuteStatementOutput? {
    if case .batchExecuteStatement(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: BatchExecuteStatementInput, isLoose: Bool
  ) throws(DynamoDBError) -> BatchExecuteStatementRequest {
    try BatchExecuteStatementRequest(validating: input)
  }

  static func execute(
    _ request: BatchExecuteStatementRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    var request = request
    if let caller = call.context.caller {
      request = call.engine.authorized(request, for: caller, in: call.context)
    }
    call.engine.batchExecuteStatement(request, meter: end.meter) { end($0) }
  }
}
