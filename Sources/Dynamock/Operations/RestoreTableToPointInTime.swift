import DynamockEngine
public import DynamockModel
import DynamockValidation

/// `RestoreTableToPointInTime`.
enum RestoreTableToPointInTimeOperation: DatabaseOperation {
  static var name: Operation { .restoreTableToPointInTime }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (RestoreTableToPointInTimeInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .restoreTableToPointInTime(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: RestoreTableToPointInTimeInput) -> OperationInput {
    .restoreTableToPointInTime(input)
  }

  static func wrap(_ output: RestoreTableToPointInTimeOutput) -> OperationOutput {
    .restoreTableToPointInTime(output)
  }

  static func output(in any: OperationOutput) -> RestoreTableToPointInTimeOutput? {
    if case .restoreTableToPointInTime(let output) = any { output } else { nil }
  }

  static func table(of input: RestoreTableToPointInTimeInput) -> String? { input.targetTableName }

  static func validated(
    _ input: RestoreTableToPointInTimeInput, isLoose: Bool
  ) throws(DynamoDBError) -> RestoreToPointInTimeRequest {
    try RestoreToPointInTimeRequest(validating: input)
  }

  static func execute(
    _ request: RestoreToPointInTimeRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.restoreTable(request, region: call.context.region, turns: call.turns) { end($0) }
  }
}

extension DynamockDatabase {
  /// Restores the items of a table at an earlier point in time under a new name.
  @discardableResult
  public func restoreTableToPointInTime(
    _ input: RestoreTableToPointInTimeInput
  ) async throws(DynamoDBError) -> RestoreTableToPointInTimeOutput {
    try await perform(RestoreTableToPointInTimeOperation.self, input)
  }
}
