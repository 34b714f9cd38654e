import Dynamock
import DynamockModel
import DynamockWire
import SeededRandom
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@Suite("A data file with damaged bytes")
struct DamagedFileTests {
  private static let table = "Things"
  /// A text in every item, so that some damage affects items.
  private static let text = String(repeating: "äöü \"quoted\" \\ text ", count: 8)

  /// Requests that show the stored data, with their targets.
  private static let requests: [(target: String, body: String)] = [
    ("DynamoDB_20120810.Scan", #"{"TableName":"Things"}"#),
    ("DynamoDB_20120810.Scan", #"{"TableName":"Things","IndexName":"byG"}"#),
    (
      "DynamoDB_20120810.Query",
      #"{"TableName":"Things","IndexName":"byG","KeyConditionExpression":"g = :g","#
        + #""ExpressionAttributeValues":{":g":{"S":"g"}}}"#
    ),
    ("DynamoDB_20120810.GetItem", #"{"TableName":"Things","Key":{"id":{"S":"7"}}}"#),
    (
      "DynamoDB_20120810.BatchGetItem",
      #"{"RequestItems":{"Things":{"Keys":[{"id":{"S":"1"}},{"id":{"S":"2"}}]}}}"#
    ),
    (
      "DynamoDB_20120810.TransactGetItems",
      #"{"TransactItems":[{"Get":{"TableName":"Things","Key":{"id":{"S":"3"}}}}]}"#
    ),
    ("DynamoDB_20120810.ExecuteStatement", #"{"Statement":"SELECT * FROM Things"}"#),
    (
      "DynamoDB_20120810.DeleteItem",
      #"{"TableName":"Things","Key":{"id":{"S":"4"}},"ReturnValues":"ALL_OLD"}"#
    ),
    (
      "DynamoDB_20120810.UpdateItem",
      #"{"TableName":"Things","Key":{"id":{"S":"5"}},"UpdateExpression":"SET n = :n","#
        + #""ExpressionAttributeValues":{":n":{"N":"1"}},"ReturnValues":"ALL_NEW"}"#
    ),
    ("DynamoDB_20120810.DescribeTable", #"{"TableName":"Things"}"#),
    ("DynamoDB_20120810.ListTables", "{}"),
  ]

  @Test("gets a JSON response to every request, or is rejected when opened")
  func bodies() async throws {
    var generator = SeededGenerator(seed: 11)
    let whole = try await Self.file()
    var opened = 0
    var failed = 0
    for round in 0..<120 {
      var bytes = whole
      // One byte in every third round, otherwise several: cut-off writes, zeros, flipped bits.
      let count = round % 3 == 0 ? 1 : Int(generator.next() % 64) + 1
      let start = 100 + Int(generator.next() % UInt64(bytes.count - 200))
      for position in start..<min(start + count, bytes.count) {
        bytes[position] = round % 3 == 1 ? 0 : UInt8(truncatingIfNeeded: generator.next())
      }
      let path = "/tmp/dynamock-damaged-\(getpid())-\(round).sqlite"
      defer { for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) } }
      Self.write(bytes, to: path)
      guard let database = try? DynamockDatabase(file: path, durability: .off) else { continue }
      opened += 1
      let router = Router(service: DatabaseService(database))
      for request in try await Self.requests + Self.streamRequests(of: database) {
        let (status, body) = try await Self.send(request, to: router)
        #expect(Self.isJSON(body), "round \(round), \(request.target)")
        if status >= 500 { failed += 1 }
      }
      try? database.close()
    }
    // If fewer files can be opened, the test shows nothing.
    #expect(opened > 40)
    #expect(failed > 10)
  }
}

extension DamagedFileTests {
  /// Returns the bytes of a file with a table, an index, a stream and 60 items.
  private static func file() async throws -> [UInt8] {
    let path = "/tmp/dynamock-whole-\(getpid()).sqlite"
    defer { for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) } }
    let database = try DynamockDatabase(file: path, durability: .off)
    _ = try await database.createTable(
      CreateTableInput(
        attributeDefinitions: ["id", "g"].map { .init(attributeName: $0, attributeType: .s) },
        tableName: table, keySchema: [.init(attributeName: "id", keyType: .hash)],
        globalSecondaryIndexes: [
          GlobalSecondaryIndex(
            indexName: "byG", keySchema: [.init(attributeName: "g", keyType: .hash)],
            projection: .init(projectionType: .all))
        ],
        billingMode: .payPerRequest,
        streamSpecification: .init(streamEnabled: true, streamViewType: .newAndOldImages)))
    for number in 0..<60 {
      _ = try await database.putItem(
        PutItemInput(
          tableName: table,
          item: [
            "id": .string("\(number)"), "g": .string("g"), "text": .string(text),
            "map": .map(["list": .list([.number(DecimalNumber(number)), .bool(true), .null])]),
          ]))
    }
    try database.close()
    return read(path)
  }

  /// Returns requests for the records of the table's stream.
  private static func streamRequests(
    of database: DynamockDatabase
  ) async throws -> [(target: String, body: String)] {
    guard
      let arn = try? await database.listStreams(ListStreamsInput()).streams?.first?.streamArn,
      let shard = try? await database.describeStream(DescribeStreamInput(streamArn: arn))
        .streamDescription?.shards?.first?.shardId,
      let iterator = try? await database.getShardIterator(
        GetShardIteratorInput(streamArn: arn, shardId: shard, shardIteratorType: .trimHorizon)
      ).shardIterator
    else { return [] }
    return [("DynamoDBStreams_20120810.GetRecords", #"{"ShardIterator":"\#(iterator)"}"#)]
  }

  private static func send(
    _ request: (target: String, body: String), to router: Router<DatabaseService>
  ) async throws -> (status: Int, body: [UInt8]) {
    let credential = "AKIDEXAMPLE/20261121/us-east-1/dynamodb/aws4_request"
    let request = try WireRequest(
      method: "POST", uri: "/",
      headers: [
        ("Host", "localhost"), ("Content-Type", "application/x-amz-json-1.0"),
        ("X-Amz-Target", request.target), ("X-Amz-Date", "20261121T000000Z"),
        (
          "Authorization",
          "AWS4-HMAC-SHA256 Credential=\(credential), SignedHeaders=host, Signature=0"
        ),
      ], body: Array(request.body.utf8))
    return await withCheckedContinuation { continuation in
      router.respond(to: request) { continuation.resume(returning: ($0.status, Array($0.body))) }
    }
  }

  private static func isJSON(_ body: [UInt8]) -> Bool {
    String(validating: body, as: UTF8.self) != nil && (try? JSONTree(parsing: body)) != nil
  }

  private static func read(_ path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes {
        readBytes(descriptor, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return bytes }
      bytes += chunk.prefix(count)
    }
  }

  private static func write(_ bytes: [UInt8], to path: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        writeBytes(descriptor, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}

private func readBytes(_ descriptor: CInt, _ memory: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
  #if canImport(Darwin)
    Darwin.read(descriptor, memory, count)
  #elseif canImport(Glibc)
    Glibc.read(descriptor, memory, count)
  #elseif canImport(Musl)
    Musl.read(descriptor, memory, count)
  #endif
}

private func writeBytes(_ descriptor: CInt, _ memory: UnsafeRawPointer?, _ count: Int) -> Int {
  #if canImport(Darwin)
    Darwin.write(descriptor, memory, count)
  #elseif canImport(Glibc)
    Glibc.write(descriptor, memory, count)
  #elseif canImport(Musl)
    Musl.write(descriptor, memory, count)
  #endif
}
