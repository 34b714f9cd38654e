import DynamockEngine
import DynamockModel
import DynamockValidation

/// `GetItem`.
enum GetItemOperation: DatabaseOperation {
  static var name: Operation { .getItem }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (GetItemInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .getItem(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: GetItemInput) -> OperationInput { .getItem(input) }
  static func wrap(_ output: GetItemOutput) -> OperationOutput { .getItem(output) }

  static func output(in any: OperationOutput) -> GetItemOutput? {
    if case .getItem(let output) = any { output } else { nil }
  }

  static func table(of input: GetItemInput) -> String? { input.tableName }

  static func validated(
    _ input: GetItemInput, isLoose: Bool
  ) throws(DynamoDBError) -> GetItemRequest {
    try GetItemRequest(validating: input, isLoose: isLoose)
  }

  static func execute(
    _ request: GetItemRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.getItem(request, meter: end.meter)))
  }
}
