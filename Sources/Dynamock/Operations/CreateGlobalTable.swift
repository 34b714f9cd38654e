import DynamockEngine
import DynamockModel
import DynamockValidation

/// `CreateGlobalTable`.
enum CreateGlobalTableOperation: DatabaseOperation {
  static var name: Operation { .createGlobalTable }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (CreateGlobalTableInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .createGlobalTable(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: CreateGlobalTableInput) -> OperationInput { .createGlobalTable(input) }

  static func wrap(_ output: CreateGlobalTableOutput) -> OperationOutput {
    .createGlobalTable(output)
  }

  static func output(in any: OperationOutput) -> CreateGlobalTableOutput? {
    if case .createGlobalTable(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: CreateGlobalTableInput, isLoose: Bool
  ) throws(DynamoDBError) -> GlobalTableRequest {
    try GlobalTableRequest(validating: input)
  }

  static func execute(
    _ request: GlobalTableRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.createGlobalTable(request)))
  }
}
