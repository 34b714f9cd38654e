import DynamockEngine
public import DynamockModel
import DynamockValidation

/// `ListBackups`.
enum ListBackupsOperation: DatabaseOperation {
  static var name: Operation { .listBackups }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (ListBackupsInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .listBackups(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: ListBackupsInput) -> OperationInput {
    .listBackups(input)
  }

  static func wrap(_ output: ListBackupsOutput) -> OperationOutput {
    .listBackups(output)
  }

  static func output(in any: OperationOutput) -> ListBackupsOutput? {
    if case .listBackups(let output) = any { output } else { nil }
  }

  static func table(of input: ListBackupsInput) -> String? { input.tableName }

  static func validated(
    _ input: ListBackupsInput, isLoose: Bool
  ) throws(DynamoDBError) -> ListBackupsRequest {
    try ListBackupsRequest(validating: input)
  }

  static func execute(
    _ request: ListBackupsRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.listBackups(request, region: call.context.region)))
  }
}

extension DynamockDatabase {
  /// Lists backups, a page at a time.
  public func listBackups(
    _ input: ListBackupsInput = ListBackupsInput()
  ) async throws(DynamoDBError) -> ListBackupsOutput {
    try await perform(ListBackupsOperation.self, input)
  }
}
