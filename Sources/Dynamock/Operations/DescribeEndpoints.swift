import DynamockEngine
import DynamockModel

/// `DescribeEndpoints`.
enum DescribeEndpointsOperation: DatabaseOperation {
  static var name: Operation { .describeEndpoints }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (DescribeEndpointsInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .describeEndpoints(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: DescribeEndpointsInput) -> OperationInput { .describeEndpoints(input) }
  static func wrap(_ output: DescribeEndpointsOutput) -> OperationOutput {
    .describeEndpoints(output)
  }

  static func output(in any: OperationOutput) -> DescribeEndpointsOutput? {
    if case .describeEndpoints(let output) = any { output } else { nil }
  }

  static func validated(_ input: DescribeEndpointsInput, isLoose: Bool) -> DescribeEndpointsInput {
    input
  }

  static func execute(
    _ request: DescribeEndpointsInput, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    end(.success(call.engine.describeEndpoints(host: call.context.host)))
  }
}
