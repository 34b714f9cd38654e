import Dynamock
import DynamockModel
import DynamockWire

/// A way to send requests to dynamock.
protocol Entrance: Sendable {
  func call(_ operation: String, _ body: [UInt8]) async throws -> Answer
  func close() async
}

extension Setting.Depth {
  /// Opens a database at this depth.
  func open(_ database: DynamockDatabase) async throws -> any Entrance {
    switch self {
    case .inProcess: ServiceEntrance(service: DatabaseService(database))
    case .wire: WireEntrance(router: Router(service: DatabaseService(database)))
    case .socket: try await SocketEntrance(router: Router(service: DatabaseService(database)))
    }
  }
}

/// JSON input and output, without HTTP.
private struct ServiceEntrance: Entrance {
  let service: DatabaseService

  func call(_ operation: String, _ body: [UInt8]) async throws -> Answer {
    guard let operation = Operation(rawValue: operation) else { throw NoSuchOperation() }
    return await withCheckedContinuation { continuation in
      service.answer(body, of: operation, in: CallContext()) { result in
        switch result {
        case .success(let body):
          continuation.resume(returning: Answer(status: 200, body: JSONValue(parsing: body)))
        case .failure(let error):
          let body = JSONValue(parsing: service.body(of: error))
          continuation.resume(returning: Answer(status: error.code.status, body: body))
        }
      }
    }
  }

  func close() async {}
}

/// The operation named by a test does not exist.
struct NoSuchOperation: Error {}

/// The rules of HTTP, without a socket.
private struct WireEntrance: Entrance {
  let router: Router<DatabaseService>

  func call(_ operation: String, _ body: [UInt8]) async throws -> Answer {
    let request = try WireRequest(headers: signedHeaders(of: operation), body: body)
    return await withCheckedContinuation { continuation in
      router.respond(to: request) { response in
        continuation.resume(
          returning: Answer(status: response.status, body: JSONValue(parsing: response.body)))
      }
    }
  }

  func close() async {}
}

/// Returns the headers sent by an SDK, with a signature that is not verified.
func signedHeaders(of operation: String) -> [(name: String, value: String)] {
  let service = Operation(rawValue: operation)?.targetPrefix ?? "DynamoDB_20120810"
  return [
    ("Host", "localhost:8000"),
    ("Content-Type", "application/x-amz-json-1.0"),
    ("X-Amz-Target", "\(service).\(operation)"),
    ("X-Amz-Date", "20261121T000000Z"),
    (
      "Authorization",
      "AWS4-HMAC-SHA256 Credential=test/20261121/us-east-1/dynamodb/aws4_request, "
        + "SignedHeaders=host;x-amz-date;x-amz-target, Signature=0"
    ),
  ]
}
