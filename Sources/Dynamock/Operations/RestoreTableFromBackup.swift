import DynamockEngine
public import DynamockModel
import DynamockValidation

/// `RestoreTableFromBackup`.
enum RestoreTableFromBackupOperation: DatabaseOperation {
  static var name: Operation { .restoreTableFromBackup }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (RestoreTableFromBackupInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .restoreTableFromBackup(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: RestoreTableFromBackupInput) -> OperationInput {
    .restoreTableFromBackup(input)
  }

  static func wrap(_ output: RestoreTableFromBackupOutput) -> OperationOutput {
    .restoreTableFromBackup(output)
  }

  static func output(in any: OperationOutput) -> RestoreTableFromBackupOutput? {
    if case .restoreTableFromBackup(let output) = any { output } else { nil }
  }

  static func table(of input: RestoreTableFromBackupInput) -> String? { input.targetTableName }

  static func validated(
    _ input: RestoreTableFromBackupInput, isLoose: Bool
  ) throws(DynamoDBError) -> RestoreFromBackupRequest {
    try RestoreFromBackupRequest(validating: input)
  }

  static func execute(
    _ request: RestoreFromBackupRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.restoreTable(request, turns: call.turns) { end($0) }
  }
}

extension DynamockDatabase {
  /// Restores a table from a backup under a new name.
  @discardableResult
  public func restoreTableFromBackup(
    _ input: RestoreTableFromBackupInput
  ) async throws(DynamoDBError) -> RestoreTableFromBackupOutput {
    try await perform(RestoreTableFromBackupOperation.self, input)
  }
}
