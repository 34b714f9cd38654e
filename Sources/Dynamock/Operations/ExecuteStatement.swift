import DynamockEngine
import DynamockModel
import DynamockValidation

/// `ExecuteStatement`.
enum ExecuteStatementOperation: DatabaseOperation {
  static var name: Operation { .executeStatement }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (ExecuteStatementInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .executeStatement(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: ExecuteStatementInput) -> OperationInput { .executeStatement(input) }
  static func wrap(_ output: ExecuteStatementOutput) -> OperationOutput {
    .executeStatement(output)
  }

  static func output(in any: OperationOutput) -> ExecuteStatementOutput? {
    if case .executeStatement(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: ExecuteStatementInput, isLoose: Bool
  ) throws(DynamoDBError) -> ExecuteStatementRequest {
    try ExecuteStatementRequest(validating: input)
  }

  static func execute(
    _ request: ExecuteStatementRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    let isDone = call.engine.executeStatement(
      request, meter: end.meter, allowance: call.allowance, completion: { end($0) })
    guard !isDone else { return }
    call.lanes?.reads.submit(for: call.caller) { [engine = call.engine] in
      engine.executeStatement(request, meter: end.meter) { end($0) }
    }
  }
}
