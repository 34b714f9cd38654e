import Dynamock
import DynamockControl
import DynamockModel
import DynamockTesting
import DynamockWire
import Synchronization
import Testing

@Suite("The control API")
struct ControlTests {
  /// A server without a socket.
  private struct Console {
    let registry: DatabaseRegistry
    let service: ControlService<Router<DatabaseService>>

    init(clock: any WallClock = ManualClock(), _ settings: ControlSettings = .init()) throws {
      registry = DatabaseRegistry(default: try DynamockDatabase(clock: clock), time: clock)
      service = ControlService(
        registry, settings: settings, next: Router(service: DatabaseService(registry)))
    }

    func call(
      _ method: String, _ path: String, _ body: String = "", _ headers: [(String, String)] = []
    ) async throws -> (status: Int, text: String) {
      let request = try WireRequest(
        method: method, uri: path, headers: [("Host", "localhost:8000")] + headers,
        body: Array(body.utf8))
      return await withCheckedContinuation { continuation in
        service.respond(to: request) { response in
          continuation.resume(
            returning: (response.status, String(decoding: response.body, as: UTF8.self)))
        }
      }
    }

    func operation(
      _ name: String, _ body: String, on path: String, fields: [(String, String)] = []
    ) async throws -> (status: Int, text: String) {
      try await call(
        "POST", path, body,
        [
          ("Content-Type", "application/x-amz-json-1.0"),
          ("X-Amz-Target", "DynamoDB_20120810.\(name)"), ("X-Amz-Date", "20261121T000000Z"),
          (
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=k/20261121/us-east-1/dynamodb/aws4_request, "
              + "SignedHeaders=host, Signature=0"
          ),
        ] + fields)
    }

    func makeTable(on path: String) async throws {
      let answer = try await operation(
        "CreateTable",
        #"{"TableName":"Things","KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"#
          + #""AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],"#
          + #""BillingMode":"PAY_PER_REQUEST"}"#, on: path)
      #expect(answer.status == 200)
    }

    func enableTimeToLive(on path: String) async throws {
      let body =
        #"{"TableName":"Things","TimeToLiveSpecification":"#
        + #"{"Enabled":true,"AttributeName":"expires"}}"#
      #expect(try await operation("UpdateTimeToLive", body, on: path).status == 200)
    }

    func put(_ id: String, on path: String, more: String = "") async throws {
      let body = #"{"TableName":"Things","Item":{"id":{"S":"\#(id)"}\#(more)}}"#
      #expect(try await operation("PutItem", body, on: path).status == 200)
    }
  }

  private static let databases = "/_dynamock/v1/databases"

  @Test("a fork is reachable at the returned endpoint, and has the same tables")
  func fork() async throws {
    let console = try Console()
    try await console.makeTable(on: "/")
    let made = try await console.call("POST", Self.databases, #"{"name":"a","from":"default"}"#)
    #expect(made.status == 200)
    #expect(made.text.contains(#""endpoint":"http://localhost:8000/db/a""#))
    try await console.put("1", on: "/db/a")
    let fork = try await console.operation("Scan", #"{"TableName":"Things"}"#, on: "/db/a")
    #expect(fork.text.contains(#""Count":1"#))
    let origin = try await console.operation("Scan", #"{"TableName":"Things"}"#, on: "/")
    #expect(origin.text.contains(#""Count":0"#))
  }

  @Test("a database without a name gets one that cannot be guessed")
  func unnamed() async throws {
    let console = try Console()
    _ = try await console.call("POST", Self.databases)
    _ = try await console.call("POST", Self.databases)
    let made = console.registry.names.filter { $0 != "default" }
    #expect(made.count == 2)
    #expect(made.allSatisfy { $0.utf8.count == 23 })
  }

  @Test("an unknown database is a missing resource, and the message lists the existing ones")
  func unknownDatabase() async throws {
    let console = try Console()
    let answer = try await console.operation("ListTables", "{}", on: "/db/nowhere")
    #expect(answer.status == 400)
    #expect(answer.text.contains("ResourceNotFoundException"))
    #expect(answer.text.contains("There is no database nowhere; these exist: default."))
  }

  @Test("a dropped database is gone, and the default one cannot be dropped")
  func drop() async throws {
    let console = try Console()
    _ = try await console.call("POST", Self.databases, #"{"name":"a"}"#)
    #expect(try await console.call("DELETE", Self.databases + "/a").status == 200)
    #expect(try await console.call("GET", Self.databases + "/a").status == 404)
    #expect(try await console.operation("ListTables", "{}", on: "/db/a").status == 400)
    #expect(try await console.call("DELETE", Self.databases + "/default").status == 409)
  }

  @Test("a database can be restored to a checkpoint, and a fork to its initial state")
  func checkpoints() async throws {
    let console = try Console()
    try await console.makeTable(on: "/")
    let path = Self.databases + "/default"
    let taken = try await console.call("POST", path + "/checkpoints", #"{"name":"clean"}"#)
    #expect(taken.text == #"{"name":"clean","database":"default"}"#)
    try await console.put("1", on: "/")
    let diff = try await console.call("GET", path + "/diff?checkpoint=clean")
    #expect(
      diff.text
        == #"{"changes":[{"change":"ItemAdded","table":"Things","after":{"id":{"S":"1"}}}],"#
        + #""isComplete":true}"#)
    let forked = try await console.call(
      "POST", Self.databases, #"{"name":"a","from":"default","checkpoint":"clean"}"#)
    #expect(forked.text.contains(#""checkpoint":"clean""#))
    let back = try await console.call("POST", path + "/restore", #"{"checkpoint":"clean"}"#)
    #expect(back.status == 200)
    #expect(
      try await console.call("GET", path + "/diff?from=a").text
        == #"{"changes":[],"isComplete":true}"#)
    try await console.put("2", on: "/db/a")
    _ = try await console.call("POST", Self.databases + "/a/reset")
    #expect(
      try await console.call("GET", path + "/diff?from=a").text
        == #"{"changes":[],"isComplete":true}"#)
  }

  @Test("a database is removed at the end of its lifetime")
  func expiry() async throws {
    let clock = ManualClock()
    let console = try Console(clock: clock)
    _ = try await console.call(
      "POST", Self.databases, #"{"name":"a","expiresAfterSeconds":60}"#)
    clock.advance(by: .seconds(59))
    #expect(try await console.call("GET", Self.databases + "/a").status == 200)
    clock.advance(by: .seconds(1))
    #expect(try await console.call("GET", Self.databases + "/a").status == 404)
    #expect(try await console.operation("ListTables", "{}", on: "/db/a").status == 400)
  }

  @Test("a fork of a database on a manual clock has a clock of its own")
  func clocks() async throws {
    let console = try Console(clock: ManualClock(now: Timestamp(milliseconds: 1_000_000)))
    _ = try await console.call("POST", Self.databases, #"{"name":"a","from":"default"}"#)
    let moved = try await console.call(
      "POST", Self.databases + "/a/clock", #"{"advanceSeconds":1.5}"#)
    #expect(moved.text == #"{"now":1001.500,"isManual":true}"#)
    let other = try await console.call("GET", Self.databases + "/default/clock")
    #expect(other.text == #"{"now":1000.000,"isManual":true}"#)
  }

  @Test("once moving a clock is answered, all timed events have happened")
  func movingSweeps() async throws {
    let console = try Console(clock: ManualClock(now: Timestamp(milliseconds: 1_000_000)))
    try await console.makeTable(on: "/")
    try await console.enableTimeToLive(on: "/")
    try await console.put("1", on: "/", more: #","expires":{"N":"1010"}"#)
    let path = Self.databases + "/default/clock"
    let scan = #"{"TableName":"Things"}"#
    #expect(try await console.call("POST", path, #"{"advanceSeconds":9}"#).status == 200)
    #expect(try await console.operation("Scan", scan, on: "/").text.contains(#""Count":1"#))
    #expect(try await console.call("POST", path, #"{"advanceSeconds":2}"#).status == 200)
    #expect(try await console.operation("Scan", scan, on: "/").text.contains(#""Count":0"#))
  }

  @Test("a database on any clock is swept on request")
  func sweeping() async throws {
    for clock in [SystemClock(), ManualClock()] as [any WallClock] {
      let console = try Console(clock: clock)
      try await console.makeTable(on: "/")
      try await console.enableTimeToLive(on: "/")
      let second = clock.now.milliseconds / 1000 - 60
      try await console.put("1", on: "/", more: #","expires":{"N":"\#(second)"}"#)
      let path = Self.databases + "/default/sweep"
      #expect(try await console.call("POST", path).text == #"{"expiredItems":1}"#)
      #expect(try await console.call("POST", path, "{}").text == #"{"expiredItems":0}"#)
      #expect(try await console.call("GET", path).status == 405)
      #expect(try await console.call("POST", path, #"{"x":1}"#).status == 400)
      #expect(try await console.call("POST", Self.databases + "/nowhere/sweep").status == 404)
    }
  }

  @Test("a failure of the server is logged, a rejection is not")
  func failures() async throws {
    let file = TemporaryFile()
    defer { file.remove() }
    let database = try DynamockDatabase(file: file.path, durability: .off)
    let registry = DatabaseRegistry(default: database)
    let reports = Mutex<[String]>([])
    let service = ControlService(
      registry, next: Router(service: DatabaseService(registry)),
      onFailure: { path, sentence in reports.withLock { $0.append("\(path) \(sentence)") } })
    for (path, body, status) in [
      (Self.databases, #"{"from":"x"}"#, 404), (Self.databases + "/default/reset", "{}", 500),
    ] {
      // A closed store cannot be reset.
      if status == 500 { try database.close() }
      let request = try WireRequest(
        method: "POST", uri: path, headers: [("Host", "localhost")], body: Array(body.utf8))
      let answer = await withCheckedContinuation { continuation in
        service.respond(to: request) { continuation.resume(returning: $0.status) }
      }
      #expect(answer == status)
    }
    #expect(reports.withLock { $0.count } == 1)
    let path = "\(Self.databases)/default/reset "
    #expect(reports.withLock { $0.first }?.hasPrefix(path) == true)
  }

  @Test("a real clock cannot be moved")
  func realClock() async throws {
    let console = try Console(clock: SystemClock())
    let moved = try await console.call(
      "POST", Self.databases + "/default/clock", #"{"advanceSeconds":1}"#)
    #expect(moved.status == 409)
  }

  @Test(
    "impossible requests are rejected with a status and a code",
    arguments: [
      ("GET", "/_dynamock/v2", "", 404, "NoSuchPath"),
      ("DELETE", "/_dynamock/v1/databases", "", 405, "NoSuchMethod"),
      ("POST", "/_dynamock/v1/databases", "[]", 400, "BadRequest"),
      ("POST", "/_dynamock/v1/databases", #"{"nam":"a"}"#, 400, "BadRequest"),
      ("POST", "/_dynamock/v1/databases", #"{"name":1}"#, 400, "BadRequest"),
      ("POST", "/_dynamock/v1/databases", #"{"name":"a b"}"#, 400, "BadName"),
      ("POST", "/_dynamock/v1/databases", #"{"name":"."}"#, 400, "BadName"),
      ("POST", "/_dynamock/v1/databases", #"{"name":".."}"#, 400, "BadName"),
      (
        "POST", "/_dynamock/v1/databases/default/checkpoints", #"{"name":".."}"#, 400, "BadName"
      ),
      (
        "POST", "/_dynamock/v1/databases", #"{"from":"default","into":"a"}"#, 400, "BadRequest"
      ),
      (
        "POST", "/_dynamock/v1/databases", #"{"from":"default","into":"/tmp"}"#, 400, "BadPath"
      ),
      (
        "POST", "/_dynamock/v1/databases", #"{"name":"a","into":"/dev/null"}"#, 400, "BadPath"
      ),
      (
        "POST", "/_dynamock/v1/databases", #"{"name":"a","into":"/no/such/folder/a"}"#, 400,
        "BadPath"
      ),
      (
        "POST", "/_dynamock/v1/databases", #"{"from":"default","into":"/tmp/a\u0000b"}"#, 400,
        "BadPath"
      ),
      ("POST", "/metrics", "", 405, "NoSuchMethod"),
      ("HEAD", "/metrics", "", 405, "NoSuchMethod"),
      ("POST", "/_dynamock/v1/databases", #"{"name":"default"}"#, 409, "NameTaken"),
      ("POST", "/_dynamock/v1/databases", #"{"from":"x"}"#, 404, "NoSuchDatabase"),
      ("POST", "/_dynamock/v1/databases/default/restore", "{}", 400, "BadRequest"),
      (
        "POST", "/_dynamock/v1/databases/default/restore", #"{"checkpoint":"x"}"#, 404,
        "NoSuchCheckpoint"
      ),
      ("GET", "/_dynamock/v1/databases/default/diff?from=default&limit=0", "", 400, "BadRequest"),
      ("GET", "/_dynamock/v1/databases/default/diff?from=default&limt=1", "", 400, "BadRequest"),
      ("GET", "/_dynamock/v1/stats?tabel=Things", "", 400, "BadRequest"),
      ("GET", "/_dynamock/v1/plan?largest=1", "", 400, "BadRequest"),
      ("GET", "/_dynamock/v1/databases?table", "", 400, "BadRequest"),
      ("GET", "/_dynamock/v1/stats?table=A&table=B", "", 400, "BadRequest"),
      ("POST", "/_dynamock/v1/databases", #"{"name":"a","name":"b"}"#, 400, "BadRequest"),
      ("POST", "/_dynamock/v1/databases/default/reset", #"{"to":"x"}"#, 400, "BadRequest"),
      ("POST", "/_dynamock/v1/databases/default/reset", "{", 400, "BadRequest"),
      ("POST", "/_dynamock/v1/databases/default/sweep", #"{"to":"x"}"#, 400, "BadRequest"),
      ("DELETE", "/_dynamock/v1/databases/default/costs/a", #"{"a":1}"#, 400, "BadRequest"),
      ("GET", "/_dynamock/v1/databases/default", #"{"a":1}"#, 400, "BadRequest"),
      ("DELETE", "/_dynamock/v1/databases/default/journal", #"{"a":1}"#, 400, "BadRequest"),
    ])
  func refusals(_ row: (String, String, String, Int, String)) async throws {
    let answer = try await Console().call(row.0, row.1, row.2)
    #expect(answer.status == row.3)
    #expect(answer.text.hasPrefix(#"{"error":{"code":"\#(row.4)","#))
  }

  @Test("decodes percent-encoded parts of a path, where a plus sign is not a space")
  func encodedPath() async throws {
    let console = try Console()
    _ = try await console.operation(
      "ListTables", "{}", on: "/", fields: [("x-dynamock-tag", "orders, 1/2 + é")])
    let costs = "\(Self.databases)/default/costs/orders%2C%201%2F2%20+%20%C3%A9"
    let answer = try await console.call("GET", costs)
    #expect(answer.text.hasPrefix(#"{"tag":"orders, 1/2 + é","requests":1,"#))
    _ = try await console.call("POST", Self.databases, #"{"name":"a"}"#)
    #expect(try await console.call("DELETE", Self.databases + "/%61").status == 200)
    #expect(console.registry.names == ["default"])
  }

  @Test("suggests the parameter that was probably meant")
  func mistypedParameter() async throws {
    let answer = try await Console().call("GET", "/_dynamock/v1/stats?tabel=Things")
    #expect(
      answer.text
        == #"{"error":{"code":"BadRequest","message":"\"tabel\" is not a parameter of this path; "#
        + #"did you mean \"table\"?"}}"#)
  }

  @Test("requires a token if there is one, and serves nothing if turned off")
  func access() async throws {
    let bound = try Console(ControlSettings(token: "sesame"))
    #expect(try await bound.call("GET", Self.databases).status == 401)
    let bearer = [("Authorization", "Bearer sesame")]
    #expect(try await bound.call("GET", Self.databases, "", bearer).status == 200)
    let off = try Console(ControlSettings(access: .off))
    let answer = try await off.call("GET", Self.databases)
    #expect(answer.text == "<UnknownOperationException/>\n")
  }

  @Test("limits statistics to the calls of one table, and each peak to its span")
  func statisticsOfTable() async throws {
    let clock = ManualClock(now: Timestamp(milliseconds: 1_000_000_000))
    let console = try Console(clock: clock)
    try await console.makeTable(on: "/")
    for id in ["1", "2", "3"] { try await console.put(id, on: "/") }
    _ = try await console.operation("ListTables", "{}", on: "/")
    clock.advance(by: .seconds(90))
    try await console.put("4", on: "/")
    let all = try await console.call("GET", "/_dynamock/v1/stats")
    #expect(all.text.contains("ListTables"))
    let own = try await console.call("GET", "/_dynamock/v1/stats?table=Things")
    #expect(!own.text.contains("ListTables"))
    #expect(own.text.contains(#""operations":{"CreateTable":"#))
    // One write in the last minute, and three within one second before.
    let peaks = own.text.split(separator: #""peakPerSecond":{"read":0,"write":"#).dropFirst()
      .map { $0.prefix { $0 != "}" } }
    #expect(peaks == ["0", "1", "3", "3"])
  }

  @Test(
    "rejects statistics and plans of an unknown table, and suggests one that exists",
    arguments: [
      ("Thing", "There is no table Thing; did you mean Things?"),
      ("Customers", "There is no table Customers; there are: Things."),
    ])
  func noTable(name: String, message: String) async throws {
    let console = try Console()
    try await console.makeTable(on: "/")
    for path in ["stats", "plan"] {
      let answer = try await console.call("GET", "/_dynamock/v1/\(path)?table=\(name)")
      #expect(answer.status == 404)
      #expect(
        answer.text == #"{"error":{"code":"NoSuchTable","message":"\#(message)"}}"#)
    }
  }
}
