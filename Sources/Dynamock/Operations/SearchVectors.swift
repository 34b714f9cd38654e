import DynamockEngine
public import DynamockModel
import DynamockValidation

/// `SearchVectors`.
enum SearchVectorsOperation: DatabaseOperation {
  static var name: Operation { .searchVectors }
  static var mayWrite: Bool { false }

  static func withInput<Outcome, Failure: Error>(
    of any: OperationInput, _ body: (SearchVectorsInput) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome? {
    if case .searchVectors(let input) = any { try body(input) } else { nil }
  }

  static func wrap(_ input: SearchVectorsInput) -> OperationInput { .searchVectors(input) }
  static func wrap(_ output: SearchVectorsOutput) -> OperationOutput { .searchVectors(output) }

  static func output(in any: OperationOutput) -> SearchVectorsOutput? {
    if case .searchVectors(let output) = any { output } else { nil }
  }

  static func table(of input: SearchVectorsInput) -> String? { input.tableName }

  static func validated(
    _ input: SearchVectorsInput, isLoose: Bool
  ) throws(DynamoDBError) -> SearchVectorsRequest {
    try SearchVectorsRequest(validating: input)
  }

  static func execute(
    _ request: SearchVectorsRequest, in call: OperationCall, end: OperationEnd<Self>
  ) throws(DynamoDBError) {
    if let output = try call.engine.searchVectors(
      request, meter: end.meter, allowance: call.allowance)
    {
      return end(.success(output))
    }
    call.goOn(end) { [engine = call.engine] () throws(DynamoDBError) in
      try engine.searchVectors(request, meter: end.meter)
    }
  }
}

extension DynamockDatabase {
  /// Returns the items whose vectors are nearest to a vector, by an exact comparison.
  public func searchVectors(
    _ input: SearchVectorsInput
  ) async throws(DynamoDBError) -> SearchVectorsOutput {
    try await perform(SearchVectorsOperation.self, input)
  }
}
