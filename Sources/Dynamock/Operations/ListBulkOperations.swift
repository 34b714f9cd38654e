import DynamockEngine
public import DynamockModel
import DynamockValidation

/// `ListBulkOperations`.
enum ListBulkOperationsOperation: DatabaseOperation {
  static var name: Operation { .listBulkOperations }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (ListBulkOperationsInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .listBulkOperations(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: ListBulkOperationsInput) -> OperationInput {
    .listBulkOperations(input)
  }

  static func wrap(_ output: ListBulkOperationsOutput) -> OperationOutput {
    .listBulkOperations(output)
  }

  static func output(in any: OperationOutput) -> ListBulkOperationsOutput? {
    if case .listBulkOperations(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: ListBulkOperationsInput, isLoose: Bool
  ) throws(DynamoDBError) -> ListTransfersRequest {
    try ListTransfersRequest(validating: input)
  }

  static func execute(
    _ request: ListTransfersRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.listBulkOperations(request)))
  }
}

extension DynamockDatabase {
  /// Lists bulk operations, the newest first, a page at a time.
  public func listBulkOperations(
    _ input: ListBulkOperationsInput = ListBulkOperationsInput()
  ) async throws(DynamoDBError) -> ListBulkOperationsOutput {
    try await perform(ListBulkOperationsOperation.self, input)
  }
}
