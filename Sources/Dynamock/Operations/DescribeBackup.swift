import DynamockEngine
public import DynamockModel
import DynamockValidation

/// `DescribeBackup`.
enum DescribeBackupOperation: DatabaseOperation {
  static var name: Operation { .describeBackup }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (DescribeBackupInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .describeBackup(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: DescribeBackupInput) -> OperationInput {
    .describeBackup(input)
  }

  static func wrap(_ output: DescribeBackupOutput) -> OperationOutput {
    .describeBackup(output)
  }

  static func output(in any: OperationOutput) -> DescribeBackupOutput? {
    if case .describeBackup(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: DescribeBackupInput, isLoose: Bool
  ) throws(DynamoDBError) -> NamedBackupRequest {
    try NamedBackupRequest(validating: input)
  }

  static func execute(
    _ request: NamedBackupRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.describeBackup(request)))
  }
}

extension DynamockDatabase {
  /// Describes a backup.
  public func describeBackup(
    _ input: DescribeBackupInput
  ) async throws(DynamoDBError) -> DescribeBackupOutput {
    try await perform(DescribeBackupOperation.self, input)
  }
}
