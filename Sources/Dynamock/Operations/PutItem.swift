import DynamockEngine
import DynamockModel
import DynamockValidation

/// `PutItem`.
enum PutItemOperation: DatabaseOperation {
  static var name: Operation { .putItem }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (PutItemInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .putItem(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: PutItemInput) -> OperationInput { .putItem(input) }
  static func wrap(_ output: PutItemOutput) -> OperationOutput { .putItem(output) }

  static func output(in any: OperationOutput) -> PutItemOutput? {
    if case .putItem(let output) = any { output } else { nil }
  }

  static func table(of input: PutItemInput) -> String? { input.tableName }

  static func validated(
    _ input: PutItemInput, isLoose: Bool
  ) throws(DynamoDBError) -> PutItemRequest {
    try PutItemRequest(validating: input, isLoose: isLoose)
  }

  static func execute(
    _ request: PutItemRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.putItem(request, meter: end.meter) { end($0) }
  }
}
