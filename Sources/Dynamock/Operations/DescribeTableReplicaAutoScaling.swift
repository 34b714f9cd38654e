import DynamockEngine
import DynamockModel
import DynamockValidation

/// `DescribeTableReplicaAutoScaling`.
enum DescribeTableReplicaAutoScalingOperation: DatabaseOperation {
  static var name: Operation { .describeTableReplicaAutoScaling }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput,
    _ body: (DescribeTableReplicaAutoScalingInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .describeTableReplicaAutoScaling(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: DescribeTableReplicaAutoScalingInput) -> OperationInput {
    .describeTableReplicaAutoScaling(input)
  }

  static func wrap(_ output: DescribeTableReplicaAutoScalingOutput) -> OperationOutput {
    .describeTableReplicaAutoScaling(output)
  }

  static func output(in any: OperationOutput) -> DescribeTableReplicaAutoScalingOutput? {
    if case .describeTableReplicaAutoScaling(let output) = any { output } else { nil }
  }

  static func table(of input: DescribeTableReplicaAutoScalingInput) -> String? { input.tableName }

  static func validated(
    _ input: DescribeTableReplicaAutoScalingInput, isLoose: Bool
  ) throws(DynamoDBError) -> NamedTableRequest {
    try NamedTableRequest(validating: input)
  }

  static func execute(
    _ request: NamedTableRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(try call.engine.describeTableReplicaAutoScaling(request)))
  }
}
