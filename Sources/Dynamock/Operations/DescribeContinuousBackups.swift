import DynamockEngine
import DynamockModel
import DynamockValidation

/// `DescribeContinuousBackups`.
enum DescribeContinuousBackupsOperation: DatabaseOperation {
  static var name: Operation { .describeContinuousBackups }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (DescribeContinuousBackupsInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .describeContinuousBackups(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: DescribeContinuousBackupsInput) -> OperationInput {
    .describeContinuousBackups(input)
  }

  static func wrap(_ output: DescribeContinuousBackupsOutput) -> OperationOutput {
    .describeContinuousBackups(output)
  }

  static func output(in any: OperationOutput) -> DescribeContinuousBackupsOutput? {
    if case .describeContinuousBackups(let output) = any { output } else { nil }
  }

  static func table(of input: DescribeContinuousBackupsInput) -> String? { input.tableName }

  static func validated(
    _ input: DescribeContinuousBackupsInput, isLoose: Bool
  ) throws(DynamoDBError) -> NamedTableRequest {
    try NamedTableRequest(validating: input)
  }

  static func execute(
    _ request: NamedTableRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.describeContinuousBackups(request)))
  }
}
