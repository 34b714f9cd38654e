import DynamockEngine
import DynamockModel
import DynamockValidation

/// `UpdateGlobalTable`.
enum UpdateGlobalTableOperation: DatabaseOperation {
  static var name: Operation { .updateGlobalTable }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (UpdateGlobalTableInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .updateGlobalTable(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: UpdateGlobalTableInput) -> OperationInput { .updateGlobalTable(input) }

  static func wrap(_ output: UpdateGlobalTableOutput) -> OperationOutput {
    .updateGlobalTable(output)
  }

  static func output(in any: OperationOutput) -> UpdateGlobalTableOutput? {
    if case .updateGlobalTable(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: UpdateGlobalTableInput, isLoose: Bool
  ) throws(DynamoDBError) -> GlobalTableRequest {
    try GlobalTableRequest(validating: input)
  }

  static func execute(
    _ request: GlobalTableRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.updateGlobalTable(request)))
  }
}
