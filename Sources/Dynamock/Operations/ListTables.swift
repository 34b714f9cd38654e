import DynamockEngine
import DynamockModel
import DynamockValidation

/// `ListTables`.
enum ListTablesOperation: DatabaseOperation {
  static var name: Operation { .listTables }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (ListTablesInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .listTables(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: ListTablesInput) -> OperationInput { .listTables(input) }
  static func wrap(_ output: ListTablesOutput) -> OperationOutput { .listTables(output) }

  static func output(in any: OperationOutput) -> ListTablesOutput? {
    if case .listTables(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: ListTablesInput, isLoose: Bool
  ) throws(DynamoDBError) -> ListTablesRequest {
    try ListTablesRequest(validating: input)
  }

  static func execute(
    _ request: ListTablesRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.listTables(request)))
  }
}
