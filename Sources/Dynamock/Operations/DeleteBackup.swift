import DynamockEngine
public import DynamockModel
import DynamockValidation

/// `DeleteBackup`.
enum DeleteBackupOperation: DatabaseOperation {
  static var name: Operation { .deleteBackup }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (DeleteBackupInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .deleteBackup(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: DeleteBackupInput) -> OperationInput {
    .deleteBackup(input)
  }

  static func wrap(_ output: DeleteBackupOutput) -> OperationOutput {
    .deleteBackup(output)
  }

  static func output(in any: OperationOutput) -> DeleteBackupOutput? {
    if case .deleteBackup(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: DeleteBackupInput, isLoose: Bool
  ) throws(DynamoDBError) -> NamedBackupRequest {
    try NamedBackupRequest(validating: input)
  }

  static func execute(
    _ request: NamedBackupRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.deleteBackup(request) { end($0) }
  }
}

extension DynamockDatabase {
  /// Deletes a backup.
  @discardableResult
  public func deleteBackup(
    _ input: DeleteBackupInput
  ) async throws(DynamoDBError) -> DeleteBackupOutput {
    try await perform(DeleteBackupOperation.self, input)
  }
}
