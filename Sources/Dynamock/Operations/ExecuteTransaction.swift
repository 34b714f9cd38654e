import DynamockEngine
import DynamockModel
import DynamockValidation

/// `ExecuteTransaction`.
enum ExecuteTransactionOperation: DatabaseOperation {
  static var name: Operation { .executeTransaction }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (ExecuteTransactionInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .executeTransaction(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: ExecuteTransactionInput) -> OperationInput {
    .executeTransaction(input)
  }
  static func wrap(_ output: ExecuteTransactionOutput) -> OperationOutput {
    .executeTransaction(output)
  }

  static func output(in any: OperationOutput) -> ExecuteTransactionOutput? {
    if case .executeTransaction(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: ExecuteTransactionInput, isLoose: Bool
  ) throws(DynamoDBError) -> ExecuteTransactionRequest {
    try ExecuteTransactionRequest(validating: input)
  }

  static func execute(
    _ request: ExecuteTransactionRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.executeTransaction(request, meter: end.meter) { end($0) }
  }
}
