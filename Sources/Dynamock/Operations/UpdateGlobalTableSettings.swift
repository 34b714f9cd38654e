import DynamockEngine
import DynamockModel
import DynamockValidation

/// `UpdateGlobalTableSettings`.
enum UpdateGlobalTableSettingsOperation: DatabaseOperation {
  static var name: Operation { .updateGlobalTableSettings }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (UpdateGlobalTableSettingsInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .updateGlobalTableSettings(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: UpdateGlobalTableSettingsInput) -> OperationInput {
    .updateGlobalTableSettings(input)
  }

  static func wrap(_ output: UpdateGlobalTableSettingsOutput) -> OperationOutput {
    .updateGlobalTableSettings(output)
  }

  static func output(in any: OperationOutput) -> UpdateGlobalTableSettingsOutput? {
    if case .updateGlobalTableSettings(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: UpdateGlobalTableSettingsInput, isLoose: Bool
  ) throws(DynamoDBError) -> GlobalTableRequest {
    try GlobalTableRequest(validating: input)
  }

  static func execute(
    _ request: GlobalTableRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.updateGlobalTableSettings(request)))
  }
}
