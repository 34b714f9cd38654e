import DynamockEngine
import DynamockModel
import DynamockValidation

/// `GetShardIterator`.
enum GetShardIteratorOperation: DatabaseOperation {
  static var name: Operation { .getShardIterator }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (GetShardIteratorInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .getShardIterator(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: GetShardIteratorInput) -> OperationInput { .getShardIterator(input) }
  static func wrap(_ output: GetShardIteratorOutput) -> OperationOutput {
    .getShardIterator(output)
  }

  static func output(in any: OperationOutput) -> GetShardIteratorOutput? {
    if case .getShardIterator(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: GetShardIteratorInput, isLoose: Bool
  ) throws(DynamoDBError) -> GetShardIteratorRequest {
    try GetShardIteratorRequest(validating: input)
  }

  static func execute(
    _ request: GetShardIteratorRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.getShardIterator(request)))
  }
}
