import DynamockEngine
import DynamockModel
import DynamockValidation

/// `Scan`.
enum ScanOperation: DatabaseOperation {
  static var name: Operation { .scan }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (ScanInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .scan(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: ScanInput) -> OperationInput { .scan(input) }
  static func wrap(_ output: ScanOutput) -> OperationOutput { .scan(output) }

  static func output(in any: OperationOutput) -> ScanOutput? {
    if case .scan(let output) = any { output } else { nil }
  }

  static func table(of input: ScanInput) -> String? { input.tableName }

  static func validated(
    _ input: ScanInput, isLoose: Bool
  ) throws(DynamoDBError) -> ScanRequest {
    try ScanRequest(validating: input)
  }

  static func execute(
    _ request: ScanRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    if let output = try call.engine.scan(request, meter: end.meter, allowance: call.allowance) {
      return end(.success(output))
    }
    call.goOn(end) { [engine = call.engine] () throws(DynamoDBError) in
      try engine.scan(request, meter: end.meter)
    }
  }
}
