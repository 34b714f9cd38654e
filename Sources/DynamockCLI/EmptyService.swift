import DynamockModel
import DynamockWire

/// Knows no operation, and says so as AWS does.
struct EmptyService: OperationService {
  func answer(
    _ body: [UInt8],
    of operation: Operation,
    in context: CallContext,
    completion: @escaping @Sendable (Result<[UInt8], DynamoDBError>) -> Void
  ) {
    completion(.failure(DynamoDBError(.unknownOperation, nil)))
  }

  func isJSON(_ body: [UInt8]) -> Bool { body.first == UInt8(ascii: "{") }

  func body(of error: DynamoDBError) -> [UInt8] {
    Array(#"{"__type":"\#(error.code.namespace)#\#(error.code.name)"}"#.utf8)
  }
}
