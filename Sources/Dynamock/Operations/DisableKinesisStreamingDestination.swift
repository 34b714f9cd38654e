import DynamockEngine
import DynamockModel
import DynamockValidation

/// `DisableKinesisStreamingDestination`.
enum DisableKinesisStreamingDestinationOperation: DatabaseOperation {
  static var name: Operation { .disableKinesisStreamingDestination }
  static var mayWrite: Bool { true }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput,
    _ body: (DisableKinesisStreamingDestinationInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .disableKinesisStreamingDestination(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: DisableKinesisStreamingDestinationInput) -> OperationInput {
    .disableKinesisStreamingDestination(input)
  }

  static func wrap(_ output: DisableKinesisStreamingDestinationOutput) -> OperationOutput {
    .disableKinesisStreamingDestination(output)
  }

  static func output(in any: OperationOutput) -> DisableKinesisStreamingDestinationOutput? {
    if case .disableKinesisStreamingDestination(let output) = any { output } else { nil }
  }

  static func table(of input: DisableKinesisStreamingDestinationInput) -> String? {
    input.tableName
  }

  static func validated(
    _ input: DisableKinesisStreamingDestinationInput, isLoose: Bool
  ) throws(DynamoDBError) -> DisableKinesisRequest {
    try DisableKinesisRequest(validating: input)
  }

  static func execute(
    _ request: DisableKinesisRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    call.engine.disableKinesisStreamingDestination(request) { end($0) }
  }
}
