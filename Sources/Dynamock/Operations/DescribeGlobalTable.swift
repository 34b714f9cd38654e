import DynamockEngine
import DynamockModel
import DynamockValidation

/// `DescribeGlobalTable`.
enum DescribeGlobalTableOperation: DatabaseOperation {
  static var name: Operation { .describeGlobalTable }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (DescribeGlobalTableInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .describeGlobalTable(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: DescribeGlobalTableInput) -> OperationInput {
    .describeGlobalTable(input)
  }

  static func wrap(_ output: DescribeGlobalTableOutput) -> OperationOutput {
    .describeGlobalTable(output)
  }

  static func output(in any: OperationOutput) -> DescribeGlobalTableOutput? {
    if case .describeGlobalTable(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: DescribeGlobalTableInput, isLoose: Bool
  ) throws(DynamoDBError) -> GlobalTableRequest {
    try GlobalTableRequest(validating: input)
  }

  static func execute(
    _ request: GlobalTableRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.describeGlobalTable(request)))
  }
}
