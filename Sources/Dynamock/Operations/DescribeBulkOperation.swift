import DynamockEngine
public import DynamockModel
import DynamockValidation

/// `DescribeBulkOperation`.
enum DescribeBulkOperationOperation: DatabaseOperation {
  static var name: Operation { .describeBulkOperation }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (DescribeBulkOperationInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .describeBulkOperation(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: DescribeBulkOperationInput) -> OperationInput {
    .describeBulkOperation(input)
  }

  static func wrap(_ output: DescribeBulkOperationOutput) -> OperationOutput {
    .describeBulkOperation(output)
  }

  static func output(in any: OperationOutput) -> DescribeBulkOperationOutput? {
    if case .describeBulkOperation(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: DescribeBulkOperationInput, isLoose: Bool
  ) throws(DynamoDBError) -> NamedTransferRequest {
    try NamedTransferRequest(validating: input)
  }

  static func execute(
    _ request: NamedTransferRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.describeBulkOperation(request)))
  }
}

extension DynamockDatabase {
  /// Describes a bulk operation.
  public func describeBulkOperation(
    _ input: DescribeBulkOperationInput
  ) async throws(DynamoDBError) -> DescribeBulkOperationOutput {
    try await perform(DescribeBulkOperationOperation.self, input)
  }
}
