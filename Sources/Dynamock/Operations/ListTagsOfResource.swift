import DynamockEngine
import DynamockModel
import DynamockValidation

/// `ListTagsOfResource`.
enum ListTagsOfResourceOperation: DatabaseOperation {
  static var name: Operation { .listTagsOfResource }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (ListTagsOfResourceInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .listTagsOfResource(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: ListTagsOfResourceInput) -> OperationInput {
    .listTagsOfResource(input)
  }
  static func wrap(_ output: ListTagsOfResourceOutput) -> OperationOutput {
    .listTagsOfResource(output)
  }

  static func output(in any: OperationOutput) -> ListTagsOfResourceOutput? {
    if case .listTagsOfResource(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: ListTagsOfResourceInput, isLoose: Bool
  ) throws(DynamoDBError) -> ListTagsOfResourceRequest {
    try ListTagsOfResourceRequest(validating: input)
  }

  static func execute(
    _ request: ListTagsOfResourceRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.listTagsOfResource(request)))
  }
}
