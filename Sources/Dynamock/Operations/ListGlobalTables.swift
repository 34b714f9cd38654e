import DynamockEngine
import DynamockModel
import DynamockValidation

/// `ListGlobalTables`.
enum ListGlobalTablesOperation: DatabaseOperation {
  static var name: Operation { .listGlobalTables }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (ListGlobalTablesInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .listGlobalTables(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: ListGlobalTablesInput) -> OperationInput { .listGlobalTables(input) }

  static func wrap(_ output: ListGlobalTablesOutput) -> OperationOutput {
    .listGlobalTables(output)
  }

  static func output(in any: OperationOutput) -> ListGlobalTablesOutput? {
    if case .listGlobalTables(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: ListGlobalTablesInput, isLoose: Bool
  ) throws(DynamoDBError) -> ListGlobalTablesRequest {
    try ListGlobalTablesRequest(validating: input)
  }

  static func execute(
    _ request: ListGlobalTablesRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.listGlobalTables(request)))
  }
}
