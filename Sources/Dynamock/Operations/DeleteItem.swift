import DynamockEngine
import DynamockModel
import DynamockValidation

/// `DeleteItem`.
enum DeleteItemOperation: DatabaseOperation {
  static var name: Operation { .deleteItem }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (DeleteItemInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .deleteItem(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: DeleteItemInput) -> OperationInput { .deleteItem(input) }
  static func wrap(_ output: DeleteItemOutput) -> OperationOutput { .deleteItem(output) }

  static func output(in any: OperationOutput) -> DeleteItemOutput? {
    if case .deleteItem(let output) = any { output } else { nil }
  }

  static func table(of input: DeleteItemInput) -> String? { input.tableName }

  static func validated(
    _ input: DeleteItemInput, isLoose: Bool
  ) throws(DynamoDBError) -> DeleteItemRequest {
    try DeleteItemRequest(validating: input, isLoose: isLoose)
  }

  static func execute(
    _ request: DeleteItemRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.deleteItem(request, meter: end.meter) { end($0) }
  }
}
