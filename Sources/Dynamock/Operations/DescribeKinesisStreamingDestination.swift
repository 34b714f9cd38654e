import DynamockEngine
import DynamockModel
import DynamockValidation

/// `DescribeKinesisStreamingDestination`.
enum DescribeKinesisStreamingDestinationOperation: DatabaseOperation {
  static var name: Operation { .describeKinesisStreamingDestination }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput,
    _ body: (DescribeKinesisStreamingDestinationInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .describeKinesisStreamingDestination(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: DescribeKinesisStreamingDestinationInput) -> OperationInput {
    .describeKinesisStreamingDestination(input)
  }

  static func wrap(_ output: DescribeKinesisStreamingDestinationOutput) -> OperationOutput {
    .describeKinesisStreamingDestination(output)
  }

  static func output(in any: OperationOutput) -> DescribeKinesisStreamingDestinationOutput? {
    if case .describeKinesisStreamingDestination(let output) = any { output } else { nil }
  }

  static func table(of input: DescribeKinesisStreamingDestinationInput) -> String? {
    input.tableName
  }

  static func validated(
    _ input: DescribeKinesisStreamingDestinationInput, isLoose: Bool
  ) throws(DynamoDBError) -> NamedTableRequest {
    try NamedTableRequest(validating: input)
  }

  static func execute(
    _ request: NamedTableRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.describeKinesisStreamingDestination(request)))
  }
}
