import Dynamock
import DynamockModel
import DynamockScripting
import DynamockTesting
import DynamockWire
import TemporaryFiles
import Testing

/// Tests the comparison of recordings with an endpoint.
@Suite("Recordings that are compared with the engine (M1)")
struct VerifyTests {
  /// Returns a cassette of a table with a stream, reads, writes, rejections, pages and records.
  static func folder(count: Int = 20) async throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    let stage = try await VaultStage(folder) {
      $0.mode = .record
      $0.operations = nil
    }
    let console = stage.console
    try await console.makeTable(
      extra: #","StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"}"#)
    for number in 0..<count {
      try await console.put("\(number)", #","n":{"N":"\#(number)"}"#)
      _ = try await console.get("\(number)")
    }
    _ = try await console.call("Scan", #"{"TableName":"Orders"}"#)
    _ = try await console.call("DescribeTable", #"{"TableName":"Orders"}"#)
    _ = try await console.call("GetItem", #"{"TableName":"Nothing","Key":{"id":{"S":"1"}}}"#)
    let streams = try await console.call("ListStreams", #"{"TableName":"Orders"}"#)
    let arn = try #require(streams.json?["Streams"]?.elements?.first?["StreamArn"]?.text)
    let stream = try await console.call("DescribeStream", #"{"StreamArn":"\#(arn)"}"#)
    let shard = try #require(
      stream.json?["StreamDescription"]?["Shards"]?.elements?.first?["ShardId"]?.text)
    let iterator = try await console.call(
      "GetShardIterator",
      #"{"StreamArn":"\#(arn)","ShardId":"\#(shard)","ShardIteratorType":"TRIM_HORIZON"}"#)
    let start = try #require(iterator.json?["ShardIterator"]?.text)
    let records = try await console.call("GetRecords", #"{"ShardIterator":"\#(start)"}"#)
    #expect(records.json?["Records"]?.elements?.count == count)
    try await stage.end()
    return folder
  }

  @Test("show no difference between memory and SQLite, except in tokens and times")
  func differential() async throws {
    let folder = try await Self.folder()
    let cassette = try VaultFolder(folder.path).existingCassette("default")
    let file = TemporaryFile()
    for database in [try DynamockDatabase(), try DynamockDatabase(file: file.path)] {
      let verification = try VaultVerification(cassette)
      let totals = try await verification.run(against: DatabaseUpstream(database), allowing: nil)
      #expect(totals.compared == 48)
      #expect(totals.isSame, "\(totals.differences.map(\.text).joined(separator: "\n"))")
    }
  }

  @Test("send a transaction with a new token where the client did, and again where it did")
  func tokens() async throws {
    let folder = TemporaryFolder()
    func record(_ run: Int) async throws {
      let stage = try await VaultStage(folder) { $0.mode = .record }
      try await stage.console.makeTable()
      // The tokens of SDKs are different in every run.
      for token in ["a", "b", "a", "b", "c"] {
        let reply = try await stage.console.call(
          "TransactWriteItems",
          #"{"ClientRequestToken":"\#(token)-\#(run)","TransactItems":[{"Update":{"TableName":"Orders","#
            + #""Key":{"id":{"S":"1"}},"UpdateExpression":"ADD n :n","#
            + #""ExpressionAttributeValues":{":n":{"N":"1"}}}}]}"#)
        #expect(reply.status == 200, "\(reply)")
      }
      #expect(try await stage.console.get("1").json?["Item"]?["n"]?["N"]?.text == "3")
      try await stage.end()
    }
    try await record(1)
    let before = folder.contents.filter { !$0.key.contains("CreateTable") }
    try await record(2)
    #expect(folder.contents.filter { !$0.key.contains("CreateTable") } == before)
    let cassette = try VaultFolder(folder.path).existingCassette("default")
    let transaction = try #require(
      try cassette.recordings().first { $0.recording.operation == .transactWriteItems })
    #expect(transaction.recording.answers.map(\.token) == [0, 1, 0, 1, 2])
    let totals = try await VaultVerification(cassette).run(
      against: DatabaseUpstream(try DynamockDatabase()), allowing: nil)
    #expect(totals.compared == 7)
    #expect(totals.isSame, "\(totals.differences.map(\.text).joined(separator: "\n"))")
  }

  @Test("show an edited response by its path")
  func edited() async throws {
    let folder = try await Self.folder()
    let name = try #require(
      folder.contents.keys.first { $0.contains("/GetItem.Orders.") })
    let text = String(decoding: try #require(folder.contents[name]), as: UTF8.self)
    folder.write(text.replacingFirst(#""n": { "N": ""#, with: #""n": { "N": "100"#), to: name)
    let cassette = try VaultFolder(folder.path).existingCassette("default")
    let totals = try await VaultVerification(cassette).run(
      against: DatabaseUpstream(try DynamockDatabase()), allowing: nil)
    #expect(totals.differenceCount == 1)
    let report = try #require(totals.differences.first)
    #expect(report.differences.map(\.path) == ["Item.n.N"])
    #expect(report.differences.first?.wanted.hasPrefix(#""100"#) == true)
    #expect(report.text.contains("GetItem on Orders (GetItem.Orders."))
  }

  @Test("are compared by the server while the engine answers")
  func server() async throws {
    let folder = try await Self.folder()
    let stage = try await VaultStage(folder) { $0.mode = .verify }
    let console = stage.console
    try await console.makeTable(
      extra: #","StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"}"#)
    try await console.put("0", #","n":{"N":"0"}"#)
    #expect(try await console.get("0").recording == nil)
    #expect(try await console.get("1").text == "{}")
    _ = try await console.get("never recorded")
    let reply = try await console.control("GET", "vault/differences")
    let reports = try #require(reply.json?["differences"]?.elements)
    #expect(reports.count == 1)
    #expect(reports.first?["differences"]?.elements?.first?["path"]?.text == "Item")
    #expect(reports.first?["differences"]?.elements?.first?["found"]?.text == "absent")
    let summary = try await console.control("GET", "vault")
    #expect(summary.json?["compared"]?.double == 4)
    #expect(summary.json?["misses"]?.double == 1)
    #expect(stage.upstream.requests == 0)
  }

  @Test(
    "ignore what differs between accounts and days",
    arguments: [
      (
        Operation.describeTable,
        #"{"Table":{"TableName":"T","TableId":"a","CreationDateTime":1.5,"ItemCount":3,"TableSizeBytes":9}}"#,
        #"{"Table":{"TableName":"T","TableId":"b","CreationDateTime":2.5,"ItemCount":0,"TableSizeBytes":0}}"#,
        [String]()
      ),
      (
        .describeTable, #"{"Table":{"TableName":"T","TableId":"a"}}"#,
        #"{"Table":{"TableName":"T"}}"#,
        ["Table.TableId"]
      ),
      (
        .scan, #"{"Items":[{"a":{"S":"1"}},{"a":{"S":"2"}}],"Count":2}"#,
        #"{"Items":[{"a":{"S":"2"}},{"a":{"S":"1"}}],"Count":2}"#, []
      ),
      (
        .query, #"{"Items":[{"a":{"S":"1"}},{"a":{"S":"2"}}]}"#,
        #"{"Items":[{"a":{"S":"2"}},{"a":{"S":"1"}}]}"#, ["Items[0].a.S", "Items[1].a.S"]
      ),
      (
        .scan, #"{"Items":[{"a":{"S":"1"}},{"a":{"S":"2"}}]}"#, #"{"Items":[{"a":{"S":"2"}}]}"#,
        ["Items[0]"]
      ),
      (
        .getItem, #"{"Item":{"ItemCount":{"N":"1"},"m":{"M":{"TableId":{"S":"x"}}}}}"#,
        #"{"Item":{"ItemCount":{"N":"2"},"m":{"M":{"TableId":{"S":"y"}}}}}"#,
        ["Item.ItemCount.N", "Item.m.M.TableId.S"]
      ),
      (
        .getItem, #"{"Item":{"s":{"SS":["a","b"]}}}"#, #"{"Item":{"s":{"SS":["b","a"]}}}"#, []
      ),
      (
        .batchGetItem, #"{"Responses":{"T":[{"a":{"S":"1"}},{"a":{"S":"2"}}]}}"#,
        #"{"Responses":{"T":[{"a":{"S":"2"}},{"a":{"S":"1"}}]}}"#, []
      ),
      (
        .describeEndpoints, #"{"Endpoints":[{"Address":"a:1","CachePeriodInMinutes":1440}]}"#,
        #"{"Endpoints":[{"Address":"b:2","CachePeriodInMinutes":1440}]}"#, []
      ),
      (
        .getItem, #"{}"#, #"{"ConsumedCapacity":{"TableName":"T","CapacityUnits":0.5}}"#,
        ["ConsumedCapacity"]
      ),
    ])
  func masks(
    _ operation: Operation, _ recorded: String, _ found: String, _ paths: [String]
  ) throws {
    #expect(try Self.differences(operation, recorded, found) == paths)
  }

  @Test("ignore masked values")
  func ownMasks() throws {
    let mask = try #require(PathPattern("ConsumedCapacity"))
    #expect(
      try Self.differences(
        .getItem, "{}", #"{"ConsumedCapacity":{"CapacityUnits":1}}"#, masks: [mask]
      ).isEmpty)
  }

  private static func differences(
    _ operation: Operation, _ recorded: String, _ found: String, masks: [PathPattern] = []
  ) throws -> [String] {
    func answer(_ text: String) -> RecordedAnswer {
      RecordedAnswer(
        UpstreamAnswer(status: 200, body: Array(text.utf8)), to: operation,
        at: Timestamp(milliseconds: 0), microseconds: 0)
    }
    return Comparison(
      operation, input: try JSONTree(parsing: Array("{}".utf8)), recorded: answer(recorded),
      found: answer(found), masks: masks
    ).differences.map(\.path)
  }

  @Test("are compared by status, type and message of exceptions")
  func errors() throws {
    func answer(_ status: Int, _ type: String, _ message: String) -> RecordedAnswer {
      RecordedAnswer(
        UpstreamAnswer(
          status: status, body: Array(#"{"__type":"\#(type)","message":"\#(message)"}"#.utf8)),
        to: .getItem, at: Timestamp(milliseconds: 0), microseconds: 0)
    }
    let comparison = Comparison(
      .getItem, input: try JSONTree(parsing: Array("{}".utf8)), recorded: answer(400, "a#A", "x"),
      found: answer(500, "a#B", "y"))
    #expect(comparison.differences.map(\.path) == ["status", "__type", "message"])
  }

  @Test("make only the allowed writes to an endpoint")
  func writes() async throws {
    let folder = try await Self.folder(count: 1)
    let cassette = try VaultFolder(folder.path).existingCassette("default")
    let verification = try VaultVerification(cassette)
    #expect(verification.writes == [.createTable, .putItem])
    #expect(throws: VaultError.writesNotAllowed(operations: ["PutItem"])) {
      try verification.validate(allowing: [.createTable])
    }
    try verification.validate(allowing: [.createTable, .putItem])
  }
}
