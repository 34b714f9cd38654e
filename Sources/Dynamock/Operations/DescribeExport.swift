import DynamockEngine
public import DynamockModel
import DynamockValidation

/// `DescribeExport`.
enum DescribeExportOperation: DatabaseOperation {
  static var name: Operation { .describeExport }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (DescribeExportInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .describeExport(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: DescribeExportInput) -> OperationInput {
    .describeExport(input)
  }

  static func wrap(_ output: DescribeExportOutput) -> OperationOutput {
    .describeExport(output)
  }

  static func output(in any: OperationOutput) -> DescribeExportOutput? {
    if case .describeExport(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: DescribeExportInput, isLoose: Bool
  ) throws(DynamoDBError) -> NamedTransferRequest {
    try NamedTransferRequest(validating: input)
  }

  static func execute(
    _ request: NamedTransferRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.describeExport(request, region: call.context.region)))
  }
}

extension DynamockDatabase {
  /// Describes an export.
  public func describeExport(
    _ input: DescribeExportInput
  ) async throws(DynamoDBError) -> DescribeExportOutput {
    try await perform(DescribeExportOperation.self, input)
  }
}
