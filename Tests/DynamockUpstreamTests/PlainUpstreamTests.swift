import DynamockModel
import DynamockWire
import Testing

@testable import DynamockUpstream

@Suite(.timeLimit(.minutes(10))) struct PlainUpstreamTests {
  @Test("sends the operation's name, and the region in an unchecked credential")
  func request() async throws {
    let seen = Box("")
    let server = try RawServer { peer, _ in
      seen.value = peer.request()
      peer.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\n{}")
    }
    let upstream = PlainUpstream(
      try server.url, client: UpstreamClient(), clock: ManualClock())
    let answer = try await upstream.send(
      UpstreamRequest(operation: .getRecords, region: "eu-west-1", body: Array("{}".utf8)))
    #expect(answer == UpstreamAnswer(status: 400, body: Array("{}".utf8)))
    let lines = seen.value.split(separator: "\r\n")
    #expect(lines.contains("X-Amz-Target: DynamoDBStreams_20120810.GetRecords"))
    #expect(lines.contains("Content-Type: application/x-amz-json-1.0"))
    #expect(lines.contains("X-Amz-Date: 20260101T000000Z"))
    #expect(
      lines.contains { line in
        line.hasPrefix(
          "Authorization: AWS4-HMAC-SHA256 "
            + "Credential=dynamock/20260101/eu-west-1/dynamodb/aws4_request, ")
      })
  }

  @Test(
    "treats an operation as a read only if it is one",
    arguments: [
      (Operation.getItem, true), (.batchGetItem, true), (.transactGetItems, true), (.query, true),
      (.scan, true), (.listTables, true), (.describeTable, true), (.getRecords, true),
      (.putItem, false), (.transactWriteItems, false), (.executeStatement, false),
      (.batchExecuteStatement, false), (.createTable, false), (.tagResource, false),
    ])
  func reads(_ operation: Operation, changesNothing: Bool) {
    #expect(operation.changesNothing == changesNothing)
  }
}
