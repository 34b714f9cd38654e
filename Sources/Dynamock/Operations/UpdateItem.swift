import DynamockEngine
import DynamockModel
import DynamockValidation

/// `UpdateItem`.
enum UpdateItemOperation: DatabaseOperation {
  static var name: Operation { .updateItem }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (UpdateItemInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .updateItem(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: UpdateItemInput) -> OperationInput { .updateItem(input) }
  static func wrap(_ output: UpdateItemOutput) -> OperationOutput { .updateItem(output) }

  static func output(in any: OperationOutput) -> UpdateItemOutput? {
    if case .updateItem(let output) = any { output } else { nil }
  }

  static func table(of input: UpdateItemInput) -> String? { input.tableName }

  static func validated(
    _ input: UpdateItemInput, isLoose: Bool
  ) throws(DynamoDBError) -> UpdateItemRequest {
    try UpdateItemRequest(validating: input, isLoose: isLoose)
  }

  static func execute(
    _ request: UpdateItemRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.updateItem(request, meter: end.meter) { end($0) }
  }
}
