import DynamockEngine
import DynamockModel
import DynamockValidation

/// `UpdateTable`.
enum UpdateTableOperation: DatabaseOperation {
  static var name: Operation { .updateTable }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (UpdateTableInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .updateTable(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: UpdateTableInput) -> OperationInput { .updateTable(input) }
  static func wrap(_ output: UpdateTableOutput) -> OperationOutput { .updateTable(output) }

  static func output(in any: OperationOutput) -> UpdateTableOutput? {
    if case .updateTable(let output) = any { output } else { nil }
  }

  static func table(of input: UpdateTableInput) -> String? { input.tableName }

  static func validated(
    _ input: UpdateTableInput, isLoose: Bool
  ) throws(DynamoDBError) -> UpdateTableRequest {
    try UpdateTableRequest(validating: input)
  }

  static func execute(
    _ request: UpdateTableRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.updateTable(request, turns: call.turns) { end($0) }
  }
}
