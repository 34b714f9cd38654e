import DynamockEngine
import DynamockModel
import DynamockValidation

/// `UpdateTableReplicaAutoScaling`.
enum UpdateTableReplicaAutoScalingOperation: DatabaseOperation {
  static var name: Operation { .updateTableReplicaAutoScaling }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (UpdateTableReplicaAutoScalingInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .updateTableReplicaAutoScaling(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: UpdateTableReplicaAutoScalingInput) -> OperationInput {
    .updateTableReplicaAutoScaling(input)
  }

  static func wrap(_ output: UpdateTableReplicaAutoScalingOutput) -> OperationOutput {
    .updateTableReplicaAutoScaling(output)
  }

  static func output(in any: OperationOutput) -> UpdateTableReplicaAutoScalingOutput? {
    if case .updateTableReplicaAutoScaling(let output) = any { output } else { nil }
  }

  static func table(of input: UpdateTableReplicaAutoScalingInput) -> String? { input.tableName }

  static func validated(
    _ input: UpdateTableReplicaAutoScalingInput, isLoose: Bool
  ) throws(DynamoDBError) -> NamedTableRequest {
    try NamedTableRequest(validating: input)
  }

  static func execute(
    _ request: NamedTableRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.updateTableReplicaAutoScaling(request)))
  }
}
