import DynamockEngine
public import DynamockModel
import DynamockValidation

/// `ImportTable`.
enum ImportTableOperation: DatabaseOperation {
  static var name: Operation { .importTable }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (ImportTableInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .importTable(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: ImportTableInput) -> OperationInput {
    .importTable(input)
  }

  static func wrap(_ output: ImportTableOutput) -> OperationOutput {
    .importTable(output)
  }

  static func output(in any: OperationOutput) -> ImportTableOutput? {
    if case .importTable(let output) = any { output } else { nil }
  }

  static func table(of input: ImportTableInput) -> String? {
    input.tableCreationParameters?.tableName
  }

  static func validated(
    _ input: ImportTableInput, isLoose: Bool
  ) throws(DynamoDBError) -> ImportTableRequest {
    try ImportTableRequest(validating: input)
  }

  static func execute(
    _ request: ImportTableRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.importTable(request, region: call.context.region) { end($0) }
  }
}

extension DynamockDatabase {
  /// Creates a table from the objects of a bucket.
  @discardableResult
  public func importTable(
    _ input: ImportTableInput
  ) async throws(DynamoDBError) -> ImportTableOutput {
    try await perform(ImportTableOperation.self, input)
  }
}
