import DynamockServer
import DynamockWire
import Logging
import Synchronization

/// A server with its own port, and a connection per request.
final class SocketEntrance: Entrance {
  private let address: ListeningAddress
  private let task: Task<Void, any Error>

  init(router: Router<DatabaseService>) async throws {
    var configuration = ServerConfiguration()
    configuration.host = "127.0.0.1"
    configuration.port = 0
    configuration.threads = 1
    let (addresses, continuation) = AsyncStream<ListeningAddress>.makeStream()
    let server = Server(
      configuration: configuration, responder: router, logger: Logger(label: "dynamock.throwaway"),
      onListening: {
        continuation.yield($0)
        continuation.finish()
      })
    task = Task {
      defer { continuation.finish() }
      try await server.run()
    }
    guard let address = await addresses.first(where: { _ in true }) else {
      try await task.value
      throw NoSuchOperation()
    }
    self.address = address
  }

  func call(_ operation: String, _ body: [UInt8]) async throws -> Answer {
    var head = "POST / HTTP/1.1\r\n"
    let fields =
      signedHeaders(of: operation) + [("Content-Length", "\(body.count)"), ("Connection", "close")]
    for field in fields { head += "\(field.0): \(field.1)\r\n" }
    let bytes = try SocketConversation.exchange(
      Array((head + "\r\n").utf8) + body, with: address.host, address.port)
    return try Answer(response: bytes)
  }

  func close() async {
    task.cancel()
    _ = await task.result
  }
}

extension Answer {
  /// Parses a complete response after its connection was closed.
  init(response: [UInt8]) throws {
    let text = String(decoding: response, as: UTF8.self)
    let lines = text.split(separator: "\r\n", maxSplits: 1, omittingEmptySubsequences: false)
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count > 1, let status = Int(words[1]) else { throw NoResponse() }
    let parts = response.split(separator: Array("\r\n\r\n".utf8), maxSplits: 1)
    self.init(status: status, body: parts.count > 1 ? JSONValue(parsing: parts[1]) : nil)
  }
}

/// A connection ended without a response.
struct NoResponse: Error {}
