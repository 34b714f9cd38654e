import DynamockEngine
import DynamockModel
import DynamockValidation

/// `CreateTable`.
enum CreateTableOperation: DatabaseOperation {
  static var name: Operation { .createTable }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (CreateTableInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .createTable(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: CreateTableInput) -> OperationInput { .createTable(input) }
  static func wrap(_ output: CreateTableOutput) -> OperationOutput { .createTable(output) }

  static func output(in any: OperationOutput) -> CreateTableOutput? {
    if case .createTable(let output) = any { output } else { nil }
  }

  static func table(of input: CreateTableInput) -> String? { input.tableName }

  static func validated(
    _ input: CreateTableInput, isLoose: Bool
  ) throws(DynamoDBError) -> CreateTableRequest {
    try CreateTableRequest(validating: input)
  }

  static func execute(
    _ request: CreateTableRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.createTable(request, region: call.context.region) { end($0) }
  }
}
