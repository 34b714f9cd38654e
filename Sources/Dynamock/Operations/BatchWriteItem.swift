import DynamockEngine
import DynamockModel
import DynamockValidation

/// `BatchWriteItem`.
enum BatchWriteItemOperation: DatabaseOperation {
  static var name: Operation { .batchWriteItem }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (BatchWriteItemInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .batchWriteItem(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: BatchWriteItemInput) -> OperationInput { .batchWriteItem(input) }
  static func wrap(_ output: BatchWriteItemOutput) -> OperationOutput { .batchWriteItem(output) }

  static func output(in any: OperationOutput) -> BatchWriteItemOutput? {
    if case .batchWriteItem(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: BatchWriteItemInput, isLoose: Bool
  ) throws(DynamoDBError) -> BatchWriteItemRequest {
    try BatchWriteItemRequest(validating: input)
  }

  static func execute(
    _ request: BatchWriteItemRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.batchWriteItem(request, meter: end.meter) { end($0) }
  }
}
