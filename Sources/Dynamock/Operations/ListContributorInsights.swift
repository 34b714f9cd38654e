import DynamockEngine
import DynamockModel
import DynamockValidation

/// `ListContributorInsights`.
enum ListContributorInsightsOperation: DatabaseOperation {
  static var name: Operation { .listContributorInsights }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (ListContributorInsightsInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .listContributorInsights(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: ListContributorInsightsInput) -> OperationInput {
    .listContributorInsights(input)
  }

  static func wrap(_ output: ListContributorInsightsOutput) -> OperationOutput {
    .listContributorInsights(output)
  }

  static func output(in any: OperationOutput) -> ListContributorInsightsOutput? {
    if case .listContributorInsights(let output) = any { output } else { nil }
  }

  static func table(of input: ListContributorInsightsInput) -> String? { input.tableName }

  static func validated(
    _ input: ListContributorInsightsInput, isLoose: Bool
  ) throws(DynamoDBError) -> ListInsightsRequest {
    try ListInsightsRequest(validating: input)
  }

  static func execute(
    _ request: ListInsightsRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.listContributorInsights(request)))
  }
}
