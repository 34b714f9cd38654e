import DynamockModel
import DynamockScripting
import DynamockTesting
import DynamockWire
import TemporaryFiles
import Testing

/// Tests requests without a recording.
@Suite("Requests that have no recording")
struct MissTests {
  /// Returns a cassette with one read of Orders.
  private static func folder() async throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    let stage = try await VaultStage(folder) { $0.mode = .record }
    try await stage.console.makeTable()
    _ = try await stage.console.get("42")
    try await stage.end()
    return folder
  }

  @Test("are rejected with the nearest recording, the difference and the command (M6)")
  func refuse() async throws {
    let stage = try await VaultStage(try await Self.folder()) { $0.mode = .replay }
    let reply = try await stage.console.get("43")
    #expect(reply.status == 400)
    #expect(reply.json?["__type"]?.text == "com.dynamock#UnexpectedRequest")
    let message = try #require(reply.message)
    #expect(message.hasPrefix("no recording of GetItem on Orders in the cassette default of "))
    #expect(message.contains("the nearest is GetItem.Orders."))
    #expect(message.contains("differs in 1 place:"))
    #expect(message.contains(#"Key.id.S   wanted "42""#))
    #expect(message.contains(#"found "43""#))
    #expect(message.contains("dynamock record --vault "))
    let misses = try await stage.console.control("GET", "vault/misses")
    #expect(misses.text.contains("GetItem on Orders"))
    #expect(stage.upstream.requests == 0)
  }

  @Test("have another message if the cassette is empty")
  func empty() async throws {
    let stage = try await VaultStage { $0.mode = .replay }
    let reply = try await stage.console.get("43")
    #expect(reply.message?.contains("there is no the cassette") == false)
    #expect(reply.message?.contains("there is no cassette default") == true, "\(reply)")
  }

  @Test("go to the engine, or are recorded, as vault.miss says")
  func others() async throws {
    let folder = try await Self.folder()
    let engine = try await VaultStage(folder) {
      $0.mode = .replay
      $0.miss = .engine
    }
    #expect(try await engine.console.get("43").error == "ResourceNotFoundException")
    #expect(engine.upstream.requests == 0)
    let record = try await VaultStage(folder) {
      $0.mode = .replay
      $0.miss = .record
    }
    let first = try await record.console.get("43")
    #expect(first.error == "ResourceNotFoundException")
    #expect(record.upstream.requests == 1)
    try await record.end()
    let replay = try await VaultStage(folder) { $0.mode = .replay }
    #expect(try await replay.console.get("43").error == "ResourceNotFoundException")
    #expect(try await replay.console.get("43").recording != nil)
  }

  @Test("are recorded by once only while the cassette is empty")
  func once() async throws {
    let folder = TemporaryFolder()
    let first = try await VaultStage(folder) { $0.mode = .once }
    try await first.console.makeTable()
    #expect(first.upstream.requests == 1)
    try await first.end()
    let second = try await VaultStage(folder) { $0.mode = .once }
    try await second.console.makeTable()
    #expect(try await second.console.get("1").error == "UnexpectedRequest")
    #expect(second.upstream.requests == 0)
  }

  @Test("are not handled by the vault if their operation or table is not named (M4)")
  func selection() async throws {
    let stage = try await VaultStage {
      $0.mode = .record
      $0.operations = [.getItem]
      $0.tables = ["Ord*"]
    }
    try await stage.console.makeTable()
    try await stage.console.put("1")
    #expect(stage.upstream.requests == 0)
    // The table is in the engine, not at the upstream.
    #expect(try await stage.console.get("1").error == "ResourceNotFoundException")
    #expect(stage.upstream.requests == 1)
    try await stage.console.makeTable("Other")
    #expect(try await stage.console.get("1", in: "Other").status == 200)
    #expect(stage.upstream.requests == 1)
  }

  @Test(
    "are not sent to the upstream if they may write and are not named (M11)",
    arguments: [
      ("PutItem", #"{"TableName":"Orders","Item":{"id":{"S":"1"}}}"#),
      ("DeleteTable", #"{"TableName":"Orders"}"#),
      ("ExecuteStatement", #"{"Statement":"DELETE FROM Orders WHERE id = '1'"}"#),
      (
        "TransactWriteItems",
        #"{"TransactItems":[{"Put":{"TableName":"Orders","Item":{"id":{"S":"1"}}}}]}"#
      ),
    ])
  func writes(_ operation: String, _ body: String) async throws {
    let stage = try await VaultStage {
      $0.mode = .record
      $0.writes = []
    }
    let reply = try await stage.console.call(operation, body)
    #expect(reply.error == "UnexpectedRequest")
    #expect(reply.message?.contains("--allow-writes \(operation)") == true, "\(reply)")
    #expect(stage.upstream.requests == 0)
  }

  @Test("that delete tables are not included by groups of operations")
  func groups() throws {
    let tables = try #require(VaultSettings.operations("tables,writes"))
    #expect(tables.contains(.createTable))
    #expect(tables.contains(.deleteItem))
    #expect(!tables.contains(.deleteTable))
    #expect(try #require(VaultSettings.operations("tables, DeleteTable")).contains(.deleteTable))
    #expect(VaultSettings.operations("PutItm") == nil)
  }

  @Test(
    "have responses that are not recorded if they say nothing about the data, unless all are",
    arguments: [
      (500, "com.amazonaws.dynamodb.v20120810#InternalServerError"),
      (400, "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException"),
      (400, "com.amazon.coral.availability#ThrottlingException"),
    ])
  func transient(_ status: Int, _ type: String) async throws {
    for keep in VaultKeep.allCases {
      let stage = try await VaultStage(answering: { _ in
        UpstreamAnswer(status: status, body: Array(#"{"__type":"\#(type)","message":"x"}"#.utf8))
      }) {
        $0.mode = .record
        $0.keep = keep
      }
      let reply = try await stage.console.get("1")
      #expect(reply.status == status)
      #expect(reply.json?["__type"]?.text == type)
      #expect(stage.files.count == (keep == .all ? 1 : 0))
    }
  }

  @Test("are handled according to vault.expired after expiry")
  func expiry() async throws {
    for expired in VaultExpired.allCases {
      let folder = try await Self.folder()
      let stage = try await VaultStage(folder) {
        $0.mode = .replay
        $0.expires = 30
        $0.expired = expired
      }
      stage.console.clock.advance(by: .seconds(31 * 86_400))
      let reply = try await stage.console.get("42")
      switch expired {
      case .warn:
        #expect(reply.status == 200)
        #expect(try stage.vault.summary.expired == 1)
      case .refuse: #expect(reply.message?.contains("is older than 30 days") == true, "\(reply)")
      case .record:
        #expect(reply.error == "ResourceNotFoundException")
        #expect(stage.upstream.requests == 1)
      }
    }
  }

  @Test("are handled by rules first, and a rule forwards to the upstream")
  func rules() async throws {
    let stage = try await VaultStage(try await Self.folder()) { $0.mode = .replay }
    try await stage.console.rule(
      #"{"id":"broken","when":{"operation":"GetItem"},"limit":{"times":1},"#
        + #""then":{"fail":"InternalServerError"}}"#)
    #expect(try await stage.console.get("42").rule == "broken")
    #expect(try await stage.console.get("42").recording != nil)
    try await stage.console.rule(
      #"{"id":"through","when":{"operation":"GetItem"},"then":{"forward":true}}"#)
    let reply = try await stage.console.get("42")
    #expect(reply.rule == "through")
    #expect(reply.error == "ResourceNotFoundException")
    #expect(stage.upstream.requests == 1)
  }

  @Test("are forwarded as a rule has changed them")
  func changed() async throws {
    let stage = try await VaultStage { $0.mode = .record }
    try await stage.console.makeTable()
    try await stage.console.put("43", #","n":{"N":"7"}"#)
    try await stage.console.rule(
      #"{"when":{"operation":"GetItem"},"then":{"forward":true,"change":{"set":{"Key.id.S":"43"}}}}"#
    )
    let reply = try await stage.console.get("42")
    #expect(reply.json?["Item"]?["n"]?["N"]?.text == "7", "\(reply)")
    // A read that a rule turns into a write is a write.
    try await stage.console.rule(
      #"{"when":{"operation":"ExecuteStatement"},"then":{"forward":true,"change":{"set":"#
        + #"{"Statement":"DELETE FROM Orders WHERE id = '43'"}}}}"#)
    let refused = try await stage.console.call(
      "ExecuteStatement", #"{"Statement":"SELECT * FROM Orders WHERE id = '43'"}"#)
    #expect(refused.message?.contains("--allow-writes ExecuteStatement") == true, "\(refused)")
    #expect(stage.upstream.requests == 3)
  }

  @Test("without an upstream are told at both doors")
  func noUpstream() async throws {
    let console = try Console()
    for body in [
      #"{"mode":"record","path":"/tmp/none"}"#, #"{"mode":"once","path":"/tmp/none"}"#,
    ] {
      let reply = try await console.control("POST", "vault", body)
      #expect(reply.status == 409)
      #expect(reply.code == "NoUpstream", "\(reply)")
    }
    let rule = try await console.control("POST", "rules", #"{"then":{"forward":true}}"#)
    #expect(rule.code == "NoUpstream", "\(rule)")
    let failing = try await VaultStage(answering: { _ throws(UpstreamError) in
      throw UpstreamError(.timedOut(seconds: 5), endpoint: "http://upstream")
    }) { $0.mode = .record }
    let answer = try await failing.console.get("1")
    #expect(answer.status == 400)
    #expect(answer.json?["__type"]?.text == "com.dynamock#NoUpstream")
    #expect(answer.message == "the upstream http://upstream gave no answer in 5 s")
    #expect(failing.files.isEmpty)
  }
}
