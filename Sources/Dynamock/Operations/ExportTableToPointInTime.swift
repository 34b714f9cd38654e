import DynamockEngine
public import DynamockModel
import DynamockValidation

/// `ExportTableToPointInTime`.
enum ExportTableToPointInTimeOperation: DatabaseOperation {
  static var name: Operation { .exportTableToPointInTime }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (ExportTableToPointInTimeInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .exportTableToPointInTime(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: ExportTableToPointInTimeInput) -> OperationInput {
    .exportTableToPointInTime(input)
  }

  static func wrap(_ output: ExportTableToPointInTimeOutput) -> OperationOutput {
    .exportTableToPointInTime(output)
  }

  static func output(in any: OperationOutput) -> ExportTableToPointInTimeOutput? {
    if case .exportTableToPointInTime(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: ExportTableToPointInTimeInput, isLoose: Bool
  ) throws(DynamoDBError) -> ExportTableRequest {
    try ExportTableRequest(validating: input)
  }

  static func execute(
    _ request: ExportTableRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.exportTable(request) { end($0) }
  }
}

extension DynamockDatabase {
  /// Exports a table to a bucket, as it is now.
  @discardableResult
  public func exportTableToPointInTime(
    _ input: ExportTableToPointInTimeInput
  ) async throws(DynamoDBError) -> ExportTableToPointInTimeOutput {
    try await perform(ExportTableToPointInTimeOperation.self, input)
  }
}
