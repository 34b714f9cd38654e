import DynamockEngine
public import DynamockModel
import DynamockValidation

/// `ListImports`.
enum ListImportsOperation: DatabaseOperation {
  static var name: Operation { .listImports }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (ListImportsInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .listImports(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: ListImportsInput) -> OperationInput {
    .listImports(input)
  }

  static func wrap(_ output: ListImportsOutput) -> OperationOutput {
    .listImports(output)
  }

  static func output(in any: OperationOutput) -> ListImportsOutput? {
    if case .listImports(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: ListImportsInput, isLoose: Bool
  ) throws(DynamoDBError) -> ListTransfersRequest {
    try ListTransfersRequest(validating: input)
  }

  static func execute(
    _ request: ListTransfersRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.listImports(request)))
  }
}

extension DynamockDatabase {
  /// Lists imports, a page at a time.
  public func listImports(
    _ input: ListImportsInput = ListImportsInput()
  ) async throws(DynamoDBError) -> ListImportsOutput {
    try await perform(ListImportsOperation.self, input)
  }
}
