import DynamockEngine
import DynamockModel
import DynamockValidation

/// `UpdateTimeToLive`.
enum UpdateTimeToLiveOperation: DatabaseOperation {
  static var name: Operation { .updateTimeToLive }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (UpdateTimeToLiveInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .updateTimeToLive(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: UpdateTimeToLiveInput) -> OperationInput { .updateTimeToLive(input) }
  static func wrap(_ output: UpdateTimeToLiveOutput) -> OperationOutput {
    .updateTimeToLive(output)
  }

  static func output(in any: OperationOutput) -> UpdateTimeToLiveOutput? {
    if case .updateTimeToLive(let output) = any { output } else { nil }
  }

  static func table(of input: UpdateTimeToLiveInput) -> String? { input.tableName }

  static func validated(
    _ input: UpdateTimeToLiveInput, isLoose: Bool
  ) throws(DynamoDBError) -> UpdateTimeToLiveRequest {
    try UpdateTimeToLiveRequest(validating: input)
  }

  static func execute(
    _ request: UpdateTimeToLiveRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.updateTimeToLive(request, turns: call.turns) { end($0) }
  }
}
