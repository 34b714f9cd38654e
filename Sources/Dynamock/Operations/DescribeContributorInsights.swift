import DynamockEngine
import DynamockModel
import DynamockValidation

/// `DescribeContributorInsights`.
enum DescribeContributorInsightsOperation: DatabaseOperation {
  static var name: Operation { .describeContributorInsights }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (DescribeContributorInsightsInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .describeContributorInsights(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: DescribeContributorInsightsInput) -> OperationInput {
    .describeContributorInsights(input)
  }

  static func wrap(_ output: DescribeContributorInsightsOutput) -> OperationOutput {
    .describeContributorInsights(output)
  }

  static func output(in any: OperationOutput) -> DescribeContributorInsightsOutput? {
    if case .describeContributorInsights(let output) = any { output } else { nil }
  }

  static func table(of input: DescribeContributorInsightsInput) -> String? { input.tableName }

  static func validated(
    _ input: DescribeContributorInsightsInput, isLoose: Bool
  ) throws(DynamoDBError) -> InsightsRequest {
    try InsightsRequest(validating: input)
  }

  static func execute(
    _ request: InsightsRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.describeContributorInsights(request)))
  }
}
