import DynamockEngine
import DynamockModel
import DynamockValidation

/// `TransactWriteItems`.
enum TransactWriteItemsOperation: DatabaseOperation {
  static var name: Operation { .transactWriteItems }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (TransactWriteItemsInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .transactWriteItems(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: TransactWriteItemsInput) -> OperationInput {
    .transactWriteItems(input)
  }
  static func wrap(_ output: TransactWriteItemsOutput) -> OperationOutput {
    .transactWriteItems(output)
  }

  static func output(in any: OperationOutput) -> TransactWriteItemsOutput? {
    if case .transactWriteItems(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: TransactWriteItemsInput, isLoose: Bool
  ) throws(DynamoDBError) -> TransactWriteItemsRequest {
    try TransactWriteItemsRequest(validating: input)
  }

  static func execute(
    _ request: TransactWriteItemsRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.transactWriteItems(request, meter: end.meter) { end($0) }
  }
}
