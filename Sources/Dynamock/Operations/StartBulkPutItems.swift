import DynamockEngine
public import DynamockModel
import DynamockValidation

/// `StartBulkPutItems`.
enum StartBulkPutItemsOperation: DatabaseOperation {
  static var name: Operation { .startBulkPutItems }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (StartBulkPutItemsInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .startBulkPutItems(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: StartBulkPutItemsInput) -> OperationInput {
    .startBulkPutItems(input)
  }

  static func wrap(_ output: StartBulkPutItemsOutput) -> OperationOutput {
    .startBulkPutItems(output)
  }

  static func output(in any: OperationOutput) -> StartBulkPutItemsOutput? {
    if case .startBulkPutItems(let output) = any { output } else { nil }
  }

  static func table(of input: StartBulkPutItemsInput) -> String? { input.tableName }

  static func validated(
    _ input: StartBulkPutItemsInput, isLoose: Bool
  ) throws(DynamoDBError) -> StartBulkPutItemsRequest {
    try StartBulkPutItemsRequest(validating: input)
  }

  static func execute(
    _ request: StartBulkPutItemsRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.startBulkPutItems(request) { end($0) }
  }
}

extension DynamockDatabase {
  /// Starts writing the items of a bucket's objects to a table.
  @discardableResult
  public func startBulkPutItems(
    _ input: StartBulkPutItemsInput
  ) async throws(DynamoDBError) -> StartBulkPutItemsOutput {
    try await perform(StartBulkPutItemsOperation.self, input)
  }
}
