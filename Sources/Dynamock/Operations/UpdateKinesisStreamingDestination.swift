import DynamockEngine
import DynamockModel
import DynamockValidation

/// `UpdateKinesisStreamingDestination`.
enum UpdateKinesisStreamingDestinationOperation: DatabaseOperation {
  static var name: Operation { .updateKinesisStreamingDestination }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput,
    _ body: (UpdateKinesisStreamingDestinationInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .updateKinesisStreamingDestination(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: UpdateKinesisStreamingDestinationInput) -> OperationInput {
    .updateKinesisStreamingDestination(input)
  }

  static func wrap(_ output: UpdateKinesisStreamingDestinationOutput) -> OperationOutput {
    .updateKinesisStreamingDestination(output)
  }

  static func output(in any: OperationOutput) -> UpdateKinesisStreamingDestinationOutput? {
    if case .updateKinesisStreamingDestination(let output) = any { output } else { nil }
  }

  static func table(of input: UpdateKinesisStreamingDestinationInput) -> String? { input.tableName }

  static func validated(
    _ input: UpdateKinesisStreamingDestinationInput, isLoose: Bool
  ) throws(DynamoDBError) -> UpdateKinesisRequest {
    try UpdateKinesisRequest(validating: input)
  }

  static func execute(
    _ request: UpdateKinesisRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.updateKinesisStreamingDestination(request) { end($0) }
  }
}
