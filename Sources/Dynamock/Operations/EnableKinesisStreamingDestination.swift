import DynamockEngine
import DynamockModel
import DynamockValidation

/// `EnableKinesisStreamingDestination`.
enum EnableKinesisStreamingDestinationOperation: DatabaseOperation {
  static var name: Operation { .enableKinesisStreamingDestination }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput,
    _ body: (EnableKinesisStreamingDestinationInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .enableKinesisStreamingDestination(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: EnableKinesisStreamingDestinationInput) -> OperationInput {
    .enableKinesisStreamingDestination(input)
  }

  static func wrap(_ output: EnableKinesisStreamingDestinationOutput) -> OperationOutput {
    .enableKinesisStreamingDestination(output)
  }

  static func output(in any: OperationOutput) -> EnableKinesisStreamingDestinationOutput? {
    if case .enableKinesisStreamingDestination(let output) = any { output } else { nil }
  }

  static func table(of input: EnableKinesisStreamingDestinationInput) -> String? { input.tableName }

  static func validated(
    _ input: EnableKinesisStreamingDestinationInput, isLoose: Bool
  ) throws(DynamoDBError) -> EnableKinesisRequest {
    try EnableKinesisRequest(validating: input)
  }

  static func execute(
    _ request: EnableKinesisRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.enableKinesisStreamingDestination(request) { end($0) }
  }
}
