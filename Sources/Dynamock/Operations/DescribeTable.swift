import DynamockEngine
import DynamockModel
import DynamockValidation

/// `DescribeTable`.
enum DescribeTableOperation: DatabaseOperation {
  static var name: Operation { .describeTable }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (DescribeTableInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .describeTable(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: DescribeTableInput) -> OperationInput { .describeTable(input) }
  static func wrap(_ output: DescribeTableOutput) -> OperationOutput { .describeTable(output) }

  static func output(in any: OperationOutput) -> DescribeTableOutput? {
    if case .describeTable(let output) = any { output } else { nil }
  }

  static func table(of input: DescribeTableInput) -> String? { input.tableName }

  static func validated(
    _ input: DescribeTableInput, isLoose: Bool
  ) throws(DynamoDBError) -> NamedTableRequest {
    try NamedTableRequest(validating: input)
  }

  static func execute(
    _ request: NamedTableRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.describeTable(request)))
  }
}
