import DynamockEngine
import DynamockModel
import DynamockValidation

/// `Query`.
enum QueryOperation: DatabaseOperation {
  static var name: Operation { .query }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (QueryInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .query(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: QueryInput) -> OperationInput { .query(input) }
  static func wrap(_ output: QueryOutput) -> OperationOutput { .query(output) }

  static func output(in any: OperationOutput) -> QueryOutput? {
    if case .query(let output) = any { output } else { nil }
  }

  static func table(of input: QueryInput) -> String? { input.tableName }

  static func validated(
    _ input: QueryInput, isLoose: Bool
  ) throws(DynamoDBError) -> QueryRequest {
    try QueryRequest(validating: input, isLoose: isLoose)
  }

  static func execute(
    _ request: QueryRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    if let output = try call.engine.query(request, meter: end.meter, allowance: call.allowance) {
      return end(.success(output))
    }
    call.goOn(end) { [engine = call.engine] () throws(DynamoDBError) in
      try engine.query(request, meter: end.meter)
    }
  }
}
