import DynamockEngine
public import DynamockModel
import DynamockValidation

/// `DescribeImport`.
enum DescribeImportOperation: DatabaseOperation {
  static var name: Operation { .describeImport }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (DescribeImportInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .describeImport(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: DescribeImportInput) -> OperationInput {
    .describeImport(input)
  }

  static func wrap(_ output: DescribeImportOutput) -> OperationOutput {
    .describeImport(output)
  }

  static func output(in any: OperationOutput) -> DescribeImportOutput? {
    if case .describeImport(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: DescribeImportInput, isLoose: Bool
  ) throws(DynamoDBError) -> NamedTransferRequest {
    try NamedTransferRequest(validating: input)
  }

  static func execute(
    _ request: NamedTransferRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.describeImport(request)))
  }
}

extension DynamockDatabase {
  /// Describes an import.
  public func describeImport(
    _ input: DescribeImportInput
  ) async throws(DynamoDBError) -> DescribeImportOutput {
    try await perform(DescribeImportOperation.self, input)
  }
}
