import Dispatch

@testable import DynamockTesting

/// The code under test in the documentation: it pays for an order, and retries until it gets a
/// response.
struct Checkout {
  let endpoint: String

  struct Failure: Error {}

  private static let body =
    #"{"TableName":"Orders","Key":{"id":{"S":"ID"}},"UpdateExpression":"SET paid = :one","#
    + #""ExpressionAttributeValues":{":one":{"N":"1"}}}"#

  func pay(_ id: String) async throws {
    let body = Self.body.split(separator: "ID").joined(separator: id)
    let request =
      "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.0\r\n"
      + "X-Amz-Target: DynamoDB_20120810.UpdateItem\r\nConnection: close\r\n"
      + "Content-Length: \(body.utf8.count)\r\n\r\n" + body
    for _ in 0..<3 {
      let response = try await exchange(Array(request.utf8))
      if String(decoding: response, as: UTF8.self).hasPrefix("HTTP/1.1 200 ") { return }
    }
    throw Failure()
  }

  private func exchange(_ request: [UInt8]) async throws -> [UInt8] {
    let port = Int(endpoint.split(separator: ":").last ?? "") ?? 0
    return try await withCheckedThrowingContinuation { continuation in
      // A dedicated thread, because the exchange blocks.
      DispatchQueue(label: "checkout").async {
        continuation.resume(
          with: Result { try SocketConversation.exchange(request, with: "127.0.0.1", port) })
      }
    }
  }
}
