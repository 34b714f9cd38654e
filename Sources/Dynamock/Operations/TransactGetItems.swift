import DynamockEngine
import DynamockModel
import DynamockValidation

/// `TransactGetItems`.
enum TransactGetItemsOperation: DatabaseOperation {
  static var name: Operation { .transactGetItems }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (TransactGetItemsInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .transactGetItems(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: TransactGetItemsInput) -> OperationInput { .transactGetItems(input) }
  static func wrap(_ output: TransactGetItemsOutput) -> OperationOutput {
    .transactGetItems(output)
  }

  static func output(in any: OperationOutput) -> TransactGetItemsOutput? {
    if case .transactGetItems(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: TransactGetItemsInput, isLoose: Bool
  ) throws(DynamoDBError) -> TransactGetItemsRequest {
    try TransactGetItemsRequest(validating: input)
  }

  static func execute(
    _ request: TransactGetItemsRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.transactGetItems(request, meter: end.meter)))
  }
}
