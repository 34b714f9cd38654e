import Dynamock
import DynamockControl
import DynamockModel
import DynamockTesting
import DynamockWire
import Testing

/// Tests the console's page and the paths of the control API that serve it.
@Suite("The console")
struct ConsoleTests {
  typealias Fields = [(name: String, value: String)]

  private struct Server {
    let service: ControlService<Router<DatabaseService>>
    let database: DynamockDatabase

    init(_ settings: ControlSettings = .init()) throws {
      database = try DynamockDatabase(clock: ManualClock())
      let registry = DatabaseRegistry(default: database)
      service = ControlService(
        registry, settings: settings, next: Router(service: DatabaseService(registry)))
    }

    func ask(
      _ method: String, _ path: String, _ fields: Fields = [], _ body: String = "",
      host: String = "localhost:8000"
    ) async throws -> WireResponse {
      let request = try WireRequest(
        method: method, uri: path, headers: [("Host", host)] + fields, body: Array(body.utf8))
      return await withCheckedContinuation { continuation in
        service.respond(to: request) { continuation.resume(returning: $0) }
      }
    }

    func call(_ operation: String, _ body: String) async throws -> (status: Int, text: String) {
      let response = try await ask(
        "POST", "/_dynamock/v1/databases/default/call",
        [
          ("Content-Type", "application/json"), ("Origin", "http://localhost:8000"),
          ("X-Amz-Target", "DynamoDB_20120810.\(operation)"),
        ], body)
      return (response.status, String(decoding: response.body, as: UTF8.self))
    }

    /// Sends an operation in the way of a DynamoDB client.
    func client(_ operation: String, _ body: String) async throws -> Int {
      let fields = [
        ("Content-Type", "application/x-amz-json-1.0"),
        ("X-Amz-Target", "DynamoDB_20120810.\(operation)"), ("X-Amz-Date", "20261121T000000Z"),
        (
          "Authorization",
          "AWS4-HMAC-SHA256 Credential=k/20261121/us-east-1/dynamodb/aws4_request, "
            + "SignedHeaders=host, Signature=0"
        ),
      ]
      return try await ask("POST", "/", fields, body).status
    }

    func makeTable(_ billing: String = #""BillingMode":"PAY_PER_REQUEST""#) async throws {
      let made = try await call(
        "CreateTable",
        #"{"TableName":"Things","KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"#
          + #""AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],\#(billing)}"#)
      #expect(made.status == 200)
    }
  }

  private static let put = #"{"TableName":"Things","Item":{"id":{"S":"1"}}}"#

  private static func field(_ name: String, of response: WireResponse) -> String? {
    response.extraFields.first { $0.name == name }?.value
  }

  @Test(
    "the page and its files have a media type, a policy and no cookie",
    arguments: [
      ("/_dynamock/", "text/html; charset=utf-8"), ("/_dynamock", "text/html; charset=utf-8"),
      ("/_dynamock/console/app.js", "text/javascript; charset=utf-8"),
      ("/_dynamock/console/style.css", "text/css; charset=utf-8"),
    ])
  func files(path: String, type: String) async throws {
    let response = try await Server().ask("GET", path)
    #expect(response.status == 200)
    #expect(!response.body.isEmpty)
    #expect(Self.field("Content-Type", of: response) == type)
    #expect(Self.field("X-Content-Type-Options", of: response) == "nosniff")
    #expect(Self.field("Referrer-Policy", of: response) == "no-referrer")
    #expect(Self.field("Cross-Origin-Resource-Policy", of: response) == "same-origin")
    #expect(Self.field("Cross-Origin-Opener-Policy", of: response) == "same-origin")
    #expect(Self.field("Set-Cookie", of: response) == nil)
    let policy = try #require(Self.field("Content-Security-Policy", of: response))
    #expect(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"))
    #expect(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"))
    #expect(policy.contains("require-trusted-types-for 'script'"))
  }

  @Test("a browser that has a file gets 304, until the file differs")
  func entityTag() async throws {
    let server = try Server()
    let first = try await server.ask("GET", "/_dynamock/")
    let tag = try #require(Self.field("ETag", of: first))
    for known in [tag, "W/\(tag)", "\"other\", \(tag)"] {
      let again = try await server.ask("GET", "/_dynamock/", [("If-None-Match", known)])
      #expect(again.status == 304, "\(known)")
      #expect(again.body.isEmpty)
    }
    let other = try await server.ask("GET", "/_dynamock/", [("If-None-Match", "\"other\"")])
    #expect(other.status == 200)
  }

  @Test(
    "files outside the console are not found",
    arguments: ["nothing.js", "../v1", "index.html", "", "app.js/", "screens/"])
  func unknownFile(name: String) async throws {
    #expect(try await Server().ask("GET", "/_dynamock/console/\(name)").status == 404)
  }

  @Test("the page is read-only, and is served only with the control API")
  func access() async throws {
    #expect(try await Server().ask("POST", "/_dynamock/").status == 405)
    let head = try await Server().ask("HEAD", "/_dynamock/")
    #expect(head.status == 200 && head.omitsBody)
    #expect(try await Server(.init(access: .closed)).ask("GET", "/_dynamock/").status == 403)
    #expect(try await Server(.init(access: .off)).ask("GET", "/_dynamock/").status == 404)
    // The page asks for the token, because a browser cannot send one with the request for a page.
    let locked = try Server(.init(token: "sesame"))
    #expect(try await locked.ask("GET", "/_dynamock/").status == 200)
    #expect(try await locked.ask("GET", "/_dynamock/v1").status == 401)
    #expect(try await locked.call("ListTables", "{}").status == 401)
  }

  static let hostile: [(Fields, String)] = [
    ([("Origin", "http://evil.example")], "localhost:8000"),
    ([("Origin", "null")], "localhost:8000"),
    ([], "evil.example"),
    (
      [
        ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"),
        ("Sec-Fetch-Dest", "iframe"),
      ],
      "localhost:8000"
    ),
    (
      [
        ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors"),
        ("Sec-Fetch-Dest", "script"),
      ],
      "localhost:8000"
    ),
  ]

  @Test("pages of other servers get neither the page nor a call", arguments: 0..<hostile.count)
  func foreignPages(row: Int) async throws {
    let (fields, host) = Self.hostile[row]
    let server = try Server()
    try await server.makeTable()
    for path in ["/_dynamock/", "/_dynamock/console/app.js", "/_dynamock/v1"] {
      #expect(try await server.ask("GET", path, fields, host: host).status == 403, "\(path)")
    }
    let target = [("X-Amz-Target", "DynamoDB_20120810.DeleteTable")]
    let response = try await server.ask(
      "POST", "/_dynamock/v1/databases/default/call", fields + target,
      #"{"TableName":"Things"}"#, host: host)
    #expect(response.status == 403)
    #expect(try await server.call("ListTables", "{}").text == #"{"TableNames":["Things"]}"#)
  }

  @Test("a form of the page's own origin is rejected, because it cannot send JSON")
  func form() async throws {
    let response = try await Server().ask(
      "POST", "/_dynamock/v1/databases/default/call",
      [("Origin", "http://localhost:8000"), ("Content-Type", "text/plain")], "{}")
    #expect(response.status == 403)
  }

  @Test("a call is executed as on DynamoDB, including errors and explanations")
  func call() async throws {
    let server = try Server()
    try await server.makeTable()
    #expect(try await server.call("PutItem", Self.put).status == 200)
    let got = try await server.call("GetItem", #"{"TableName":"Things","Key":{"id":{"S":"1"}}}"#)
    #expect(got.text == #"{"Item":{"id":{"S":"1"}}}"#)
    let missing = try await server.call("GetItem", #"{"TableName":"None","Key":{"id":{"S":"1"}}}"#)
    #expect(missing.status == 400)
    #expect(missing.text.contains("ResourceNotFoundException"))
    #expect(try await server.call("Nothing", "{}").text.contains("UnknownOperationException"))
    #expect(try await server.call("PutItem", "{").text.contains("SerializationException"))
    #expect(try await server.call("PutItem", "").status == 400)
    let other = try await server.ask("POST", "/_dynamock/v1/databases/none/call", [], "{}")
    #expect(other.status == 404)
    #expect(try await server.ask("GET", "/_dynamock/v1/databases/default/call").status == 405)
  }

  @Test("a call does not change the statistics, whether it succeeds or fails")
  func uncounted() async throws {
    let server = try Server()
    try await server.makeTable()
    for _ in 0..<40 { _ = try await server.call("PutItem", Self.put) }
    _ = try await server.call("Scan", #"{"TableName":"Things"}"#)
    _ = try await server.call("GetItem", #"{"TableName":"None","Key":{"id":{"S":"1"}}}"#)
    let report = try #require(server.database.statistics)
    #expect(report.operations.isEmpty)
    #expect(report.tables.isEmpty)
    _ = try await server.database.listTables(ListTablesInput())
    #expect(server.database.statistics?.operations.count == 1)
  }

  @Test("a call uses no throughput, and is not throttled")
  func unthrottled() async throws {
    let server = try Server()
    try await server.makeTable(
      #""ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1}"#)
    var settings = server.database.throttling
    settings.isEnforced = true
    server.database.throttling = settings
    for _ in 0..<400 { #expect(try await server.call("PutItem", Self.put).status == 200) }
    #expect(try await server.client("PutItem", Self.put) == 200)
  }

  @Test("a series has sixty steps, with the calls in the right ones")
  func series() async throws {
    let server = try Server()
    try await server.makeTable()
    for _ in 0..<3 {
      #expect(try await server.client("PutItem", Self.put) == 200)
    }
    for query in ["", "?span=hour", "?table=Things", "?table=Things&index=Things"] {
      let answer = try await server.ask(
        "GET", "/_dynamock/v1/databases/default/stats/series\(query)")
      #expect(answer.status == 200)
      let tree = try JSONTree(parsing: answer.body)
      guard case .object(let members) = tree,
        case .array(let write)? = members.first(where: { $0.name == "write" })?.value,
        case .array(let requests)? = members.first(where: { $0.name == "requests" })?.value
      else {
        Issue.record("\(query) is not answered with rows")
        continue
      }
      #expect(write.count == 60 && requests.count == 60)
      #expect(write.last == .number("3"))
      #expect(requests.last == .number("3"))
      #expect(requests.dropLast().allSatisfy { $0 == .number("0") })
    }
    for query in ["?span=day", "?index=a", "?table=None", "?x=1"] {
      let path = "/_dynamock/v1/databases/default/stats/series\(query)"
      #expect(try await server.ask("GET", path).status >= 400, "\(query)")
    }
  }

  @Test("the server reports its version and features, but no secret")
  func about() async throws {
    let answer = try await Server().ask("GET", "/_dynamock/v1")
    let text = String(decoding: answer.body, as: UTF8.self)
    for word in ["version", "startedAt", "statistics", "series", "call"] {
      #expect(text.contains("\"\(word)\""))
    }
  }
}
