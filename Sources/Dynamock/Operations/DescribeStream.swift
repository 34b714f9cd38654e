import DynamockEngine
import DynamockModel
import DynamockValidation

/// `DescribeStream`.
enum DescribeStreamOperation: DatabaseOperation {
  static var name: Operation { .describeStream }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (DescribeStreamInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .describeStream(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: DescribeStreamInput) -> OperationInput { .describeStream(input) }
  static func wrap(_ output: DescribeStreamOutput) -> OperationOutput { .describeStream(output) }

  static func output(in any: OperationOutput) -> DescribeStreamOutput? {
    if case .describeStream(let output) = any { output } else { nil }
  }

  static func validated(
    _ input: DescribeStreamInput, isLoose: Bool
  ) throws(DynamoDBError) -> DescribeStreamRequest {
    try DescribeStreamRequest(validating: input)
  }

  static func execute(
    _ request: DescribeStreamRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.describeStream(request)))
  }
}
