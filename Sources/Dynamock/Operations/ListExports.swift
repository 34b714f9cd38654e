import DynamockEngine
public import DynamockModel
import DynamockValidation

/// `ListExports`.
enum ListExportsOperation: DatabaseOperation {
  static var name: Operation { .listExports }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (ListExportsInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .listExports(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: ListExportsInput) -> OperationInput {
    .listExports(input)
  }

  static func wrap(_ output: ListExportsOutput) -> OperationOutput {
    .listExports(output)
  }

  static func output(in any: OperationOutput) -> ListExportsOutput? {
    if case .listExports(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: ListExportsInput, isLoose: Bool
  ) throws(DynamoDBError) -> ListTransfersRequest {
    try ListTransfersRequest(validating: input)
  }

  static func execute(
    _ request: ListTransfersRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.listExports(request)))
  }
}

extension DynamockDatabase {
  /// Lists exports, a page at a time.
  public func listExports(
    _ input: ListExportsInput = ListExportsInput()
  ) async throws(DynamoDBError) -> ListExportsOutput {
    try await perform(ListExportsOperation.self, input)
  }
}
