import DynamockEngine
public import DynamockModel
import DynamockValidation

/// `CreateBackup`.
enum CreateBackupOperation: DatabaseOperation {
  static var name: Operation { .createBackup }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (CreateBackupInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .createBackup(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: CreateBackupInput) -> OperationInput {
    .createBackup(input)
  }

  static func wrap(_ output: CreateBackupOutput) -> OperationOutput {
    .createBackup(output)
  }

  static func output(in any: OperationOutput) -> CreateBackupOutput? {
    if case .createBackup(let output) = any { output } else { nil }
  }

  static func table(of input: CreateBackupInput) -> String? { input.tableName }

  static func validated(
    _ input: CreateBackupInput, isLoose: Bool
  ) throws(DynamoDBError) -> CreateBackupRequest {
    try CreateBackupRequest(validating: input)
  }

  static func execute(
    _ request: CreateBackupRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.createBackup(request, turns: call.turns) { end($0) }
  }
}

extension DynamockDatabase {
  /// Backs a table up.
  @discardableResult
  public func createBackup(
    _ input: CreateBackupInput
  ) async throws(DynamoDBError) -> CreateBackupOutput {
    try await perform(CreateBackupOperation.self, input)
  }
}
