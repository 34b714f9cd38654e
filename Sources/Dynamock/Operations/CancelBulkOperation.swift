import DynamockEngine
public import DynamockModel
import DynamockValidation

/// `CancelBulkOperation`.
enum CancelBulkOperationOperation: DatabaseOperation {
  static var name: Operation { .cancelBulkOperation }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (CancelBulkOperationInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .cancelBulkOperation(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: CancelBulkOperationInput) -> OperationInput {
    .cancelBulkOperation(input)
  }

  static func wrap(_ output: CancelBulkOperationOutput) -> OperationOutput {
    .cancelBulkOperation(output)
  }

  static func output(in any: OperationOutput) -> CancelBulkOperationOutput? {
    if case .cancelBulkOperation(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: CancelBulkOperationInput, isLoose: Bool
  ) throws(DynamoDBError) -> NamedTransferRequest {
    try NamedTransferRequest(validating: input)
  }

  static func execute(
    _ request: NamedTransferRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.cancelBulkOperation(request) { end($0) }
  }
}

extension DynamockDatabase {
  /// Cancels a bulk operation; what it has written stays.
  @discardableResult
  public func cancelBulkOperation(
    _ input: CancelBulkOperationInput
  ) async throws(DynamoDBError) -> CancelBulkOperationOutput {
    try await perform(CancelBulkOperationOperation.self, input)
  }
}
