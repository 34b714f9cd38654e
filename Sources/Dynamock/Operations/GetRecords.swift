import DynamockEngine
import DynamockModel
import DynamockValidation

/// `GetRecords`.
enum GetRecordsOperation: DatabaseOperation {
  static var name: Operation { .getRecords }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (GetRecordsInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .getRecords(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: GetRecordsInput) -> OperationInput { .getRecords(input) }
  static func wrap(_ output: GetRecordsOutput) -> OperationOutput { .getRecords(output) }

  static func output(in any: OperationOutput) -> GetRecordsOutput? {
    if case .getRecords(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: GetRecordsInput, isLoose: Bool
  ) throws(DynamoDBError) -> GetRecordsRequest {
    try GetRecordsRequest(validating: input)
  }

  static func execute(
    _ request: GetRecordsRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.getRecords(request)))
  }
}
