import DynamockEngine
import DynamockModel
import DynamockValidation

/// `UpdateContributorInsights`.
enum UpdateContributorInsightsOperation: DatabaseOperation {
  static var name: Operation { .updateContributorInsights }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (UpdateContributorInsightsInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .updateContributorInsights(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: UpdateContributorInsightsInput) -> OperationInput {
    .updateContributorInsights(input)
  }

  static func wrap(_ output: UpdateContributorInsightsOutput) -> OperationOutput {
    .updateContributorInsights(output)
  }

  static func output(in any: OperationOutput) -> UpdateContributorInsightsOutput? {
    if case .updateContributorInsights(let output) = any { output } else { nil }
  }

  static func table(of input: UpdateContributorInsightsInput) -> String? { input.tableName }

  static func validated(
    _ input: UpdateContributorInsightsInput, isLoose: Bool
  ) throws(DynamoDBError) -> UpdateInsightsRequest {
    try UpdateInsightsRequest(validating: input)
  }

  static func execute(
    _ request: UpdateInsightsRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.updateContributorInsights(request) { end($0) }
  }
}
