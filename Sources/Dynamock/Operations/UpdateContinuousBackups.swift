import DynamockEngine
import DynamockModel
import DynamockValidation

/// `UpdateContinuousBackups`.
enum UpdateContinuousBackupsOperation: DatabaseOperation {
  static var name: Operation { .updateContinuousBackups }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (UpdateContinuousBackupsInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .updateContinuousBackups(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: UpdateContinuousBackupsInput) -> OperationInput {
    .updateContinuousBackups(input)
  }

  static func wrap(_ output: UpdateContinuousBackupsOutput) -> OperationOutput {
    .updateContinuousBackups(output)
  }

  static func output(in any: OperationOutput) -> UpdateContinuousBackupsOutput? {
    if case .updateContinuousBackups(let output) = any { output } else { nil }
  }

  static func table(of input: UpdateContinuousBackupsInput) -> String? { input.tableName }

  static func validated(
    _ input: UpdateContinuousBackupsInput, isLoose: Bool
  ) throws(DynamoDBError) -> UpdateContinuousBackupsRequest {
    try UpdateContinuousBackupsRequest(validating: input)
  }

  static func execute(
    _ request: UpdateContinuousBackupsRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.updateContinuousBackups(request) { end($0) }
  }
}
