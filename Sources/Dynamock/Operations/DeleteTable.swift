import DynamockEngine
import DynamockModel
import DynamockValidation

/// `DeleteTable`.
enum DeleteTableOperation: DatabaseOperation {
  static var name: Operation { .deleteTable }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (DeleteTableInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .deleteTable(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: DeleteTableInput) -> OperationInput { .deleteTable(input) }
  static func wrap(_ output: DeleteTableOutput) -> OperationOutput { .deleteTable(output) }

  static func output(in any: OperationOutput) -> DeleteTableOutput? {
    if case .deleteTable(let output) = any { output } else { nil }
  }

  static func table(of input: DeleteTableInput) -> String? { input.tableName }

  static func validated(
    _ input: DeleteTableInput, isLoose: Bool
  ) throws(DynamoDBError) -> NamedTableRequest {
    try NamedTableRequest(validating: input)
  }

  static func execute(
    _ request: NamedTableRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.deleteTable(request) { end($0) }
  }
}
