import DynamockEngine
import DynamockModel
import DynamockValidation

/// `DescribeGlobalTableSettings`.
enum DescribeGlobalTableSettingsOperation: DatabaseOperation {
  static var name: Operation { .describeGlobalTableSettings }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (DescribeGlobalTableSettingsInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .describeGlobalTableSettings(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: DescribeGlobalTableSettingsInput) -> OperationInput {
    .describeGlobalTableSettings(input)
  }

  static func wrap(_ output: DescribeGlobalTableSettingsOutput) -> OperationOutput {
    .describeGlobalTableSettings(output)
  }

  static func output(in any: OperationOutput) -> DescribeGlobalTableSettingsOutput? {
    if case .describeGlobalTableSettings(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: DescribeGlobalTableSettingsInput, isLoose: Bool
  ) throws(DynamoDBError) -> GlobalTableRequest {
    try GlobalTableRequest(validating: input)
  }

  static func execute(
    _ request: GlobalTableRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.describeGlobalTableSettings(request)))
  }
}
