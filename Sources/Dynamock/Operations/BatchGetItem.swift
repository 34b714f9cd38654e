import DynamockEngine
import DynamockModel
import DynamockValidation

/// `BatchGetItem`.
enum BatchGetItemOperation: DatabaseOperation {
  static var name: Operation { .batchGetItem }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (BatchGetItemInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .batchGetItem(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: BatchGetItemInput) -> OperationInput { .batchGetItem(input) }
  static func wrap(_ output: BatchGetItemOutput) -> OperationOutput { .batchGetItem(output) }

  static func output(in any: OperationOutput) -> BatchGetItemOutput? {
    if case .batchGetItem(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: BatchGetItemInput, isLoose: Bool
  ) throws(DynamoDBError) -> BatchGetItemRequest {
    try BatchGetItemRequest(validating: input, isLoose: isLoose)
  }

  static func execute(
    _ request: BatchGetItemRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.batchGetItem(request, meter: end.meter)))
  }
}
