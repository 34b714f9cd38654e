import DynamockEngine
import DynamockModel
import DynamockValidation

/// `DescribeTimeToLive`.
enum DescribeTimeToLiveOperation: DatabaseOperation {
  static var name: Operation { .describeTimeToLive }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (DescribeTimeToLiveInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .describeTimeToLive(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: DescribeTimeToLiveInput) -> OperationInput {
    .describeTimeToLive(input)
  }
  static func wrap(_ output: DescribeTimeToLiveOutput) -> OperationOutput {
    .describeTimeToLive(output)
  }

  static func output(in any: OperationOutput) -> DescribeTimeToLiveOutput? {
    if case .describeTimeToLive(let output) = any { output } else { nil }
  }

  static func table(of input: DescribeTimeToLiveInput) -> String? { input.tableName }

  static func validated(
    _ input: DescribeTimeToLiveInput, isLoose: Bool
  ) throws(DynamoDBError) -> NamedTableRequest {
    try NamedTableRequest(validating: input)
  }

  static func execute(
    _ request: NamedTableRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.describeTimeToLive(request)))
  }
}
