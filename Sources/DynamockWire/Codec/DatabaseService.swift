import Dynamock
import DynamockModel

/// The operations of one database, as JSON bytes in and out.
public struct DatabaseService: OperationService {
  private let database: DynamockDatabase

  /// Serves a database.
  public init(_ database: DynamockDatabase) { self.database = database }

  /// Reads the input, carries the operation out and writes the output.
  public func answer(
    _ body: [UInt8], of operation: Operation, in context: CallContext,
    completion: @escaping @Sendable (Result<[UInt8], DynamoDBError>) -> Void
  ) {
    do throws(DynamoDBError) {
      let input = try WireCodec.decode(operation, body: body)
      database.perform(input, in: context.request) { result in
        completion(
          result.map { output in
            var bytes: [UInt8] = []
            WireCodec.encode(output, into: &bytes)
            return bytes
          })
      }
    } catch {
      completion(.failure(error))
    }
  }

  /// Whether bytes are one JSON value.
  public func isJSON(_ body: [UInt8]) -> Bool {
    body.withUnsafeBytes { WireCodec.isJSON($0) }
  }

  /// AWS's JSON for an error.
  public func body(of error: DynamoDBError) -> [UInt8] {
    var bytes: [UInt8] = []
    WireCodec.encode(error, into: &bytes)
    return bytes
  }
}

extension WireCodec {
  /// Reads the body of a request; an empty one is not JSON.
  fileprivate static func decode(
    _ operation: Operation, body: [UInt8]
  ) throws(DynamoDBError) -> OperationInput {
    // The closure cannot throw the error's type through the standard library's untyped rethrow.
    let result: Result<OperationInput, DynamoDBError> = body.withUnsafeBytes { bytes in
      Result { () throws(DynamoDBError) in try decode(operation, body: bytes) }
    }
    return try result.get()
  }
}
