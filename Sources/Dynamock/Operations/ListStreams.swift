import DynamockEngine
import DynamockModel
import DynamockValidation

/// `ListStreams`.
enum ListStreamsOperation: DatabaseOperation {
  static var name: Operation { .listStreams }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (ListStreamsInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .listStreams(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: ListStreamsInput) -> OperationInput { .listStreams(input) }
  static func wrap(_ output: ListStreamsOutput) -> OperationOutput { .listStreams(output) }

  static func output(in any: OperationOutput) -> ListStreamsOutput? {
    if case .listStreams(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: ListStreamsInput, isLoose: Bool
  ) throws(DynamoDBError) -> ListStreamsRequest {
    try ListStreamsRequest(validating: input)
  }

  static func execute(
    _ request: ListStreamsRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.listStreams(request)))
  }
}
