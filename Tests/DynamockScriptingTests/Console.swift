import Dynamock
import DynamockControl
import DynamockModel
import DynamockScripting
import DynamockTesting
import DynamockWire
import Testing

/// A server without a socket, whose databases can have rules.
struct Console {
  let clock: ManualClock
  let registry: DatabaseRegistry
  let scripting: ScriptingRegistry
  private let service: ControlService<ScriptingService<Router<DatabaseService>>>
  private let file: TemporaryFile?

  /// A response.
  struct Reply: CustomStringConvertible {
    var status: Int
    var text: String
    var fields: [(name: String, value: String)]
    var delivery: Delivery?

    var json: JSONValue? { JSONValue(parsing: Array(text.utf8)) }
    var error: String? { json?["__type"]?.text.map { String($0.split(separator: "#").last ?? "") } }
    var message: String? { json?["message"]?.text ?? json?["Message"]?.text }
    /// The message of an error of the control API.
    var refusal: String? { json?["error"]?["message"]?.text }
    var code: String? { json?["error"]?["code"]?.text }
    var rule: String? { fields.first { $0.name == "x-dynamock-rule" }?.value }
    var description: String { "\(status) \(text)" }
  }

  init(
    _ store: Setting.Store = .memory, _ settings: ScriptingSettings = ScriptingSettings(),
    upstreams: UpstreamMaker? = nil, onFailure: @escaping @Sendable (String) -> Void = { _ in }
  ) throws {
    clock = ManualClock()
    switch store {
    case .memory:
      file = nil
      registry = DatabaseRegistry(default: try DynamockDatabase(clock: clock), time: clock)
    case .sqlite:
      let file = TemporaryFile()
      self.file = file
      registry = DatabaseRegistry(
        default: try DynamockDatabase(file: file.path, clock: clock), time: clock)
    }
    scripting = ScriptingRegistry(
      registry, settings: settings, upstreams: upstreams, time: clock, onFailure: onFailure)
    service = ControlService(
      registry, scripting: scripting,
      next: ScriptingService(scripting, next: Router(service: DatabaseService(registry))))
  }

  /// Sends a request of the control API.
  func control(
    _ method: String, _ path: String, _ body: String = "", _ headers: [(String, String)] = [],
    from client: ClientConnection = .init()
  ) async throws -> Reply {
    try await send(
      WireRequest(
        method: method, uri: "/_dynamock/v1/" + path,
        headers: [("Host", "localhost:8000")] + headers,
        body: Array(body.utf8)), client)
  }

  /// Adds a rule, which must be accepted.
  @discardableResult
  func rule(_ body: String, in database: String = "default") async throws -> Reply {
    let reply = try await control("POST", "databases/\(database)/rules", body)
    #expect(reply.status == 200, "\(reply)")
    return reply
  }

  /// Sends a request of DynamoDB's API.
  func call(
    _ operation: String, _ body: String = "{}", on database: String? = nil,
    _ headers: [(String, String)] = [], from client: ClientConnection = .init()
  ) async throws -> Reply {
    client.countRequest()
    let prefix = Operation(rawValue: operation)?.targetPrefix ?? "DynamoDB_20120810"
    let request = try WireRequest(
      method: "POST", uri: database.map { "/db/\($0)" } ?? "/",
      headers: [
        ("Host", "localhost:8000"), ("Content-Type", "application/x-amz-json-1.0"),
        ("X-Amz-Target", "\(prefix).\(operation)"), ("X-Amz-Date", "20261121T000000Z"),
        (
          "Authorization",
          "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261121/eu-west-1/dynamodb/aws4_request, "
            + "SignedHeaders=host, Signature=0"
        ),
      ] + headers, body: Array(body.utf8))
    return try await send(request, client)
  }

  private func send(_ request: WireRequest, _ client: ClientConnection) async throws -> Reply {
    await withCheckedContinuation { continuation in
      service.respond(to: request, from: client) { response in
        continuation.resume(
          returning: Reply(
            status: response.status, text: String(decoding: response.body, as: UTF8.self),
            fields: response.extraFields, delivery: response.delivery))
      }
    }
  }

  /// Creates a table of string keys.
  func makeTable(
    _ name: String = "Orders", on database: String? = nil, extra: String = ""
  ) async throws {
    let reply = try await call(
      "CreateTable",
      #"{"TableName":"\#(name)","KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"#
        + #""AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],"#
        + #""BillingMode":"PAY_PER_REQUEST"\#(extra)}"#, on: database)
    #expect(reply.status == 200, "\(reply)")
  }

  /// Puts an item.
  @discardableResult
  func put(
    _ id: String, in table: String = "Orders", _ more: String = "", on database: String? = nil
  ) async throws -> Reply {
    try await call(
      "PutItem", #"{"TableName":"\#(table)","Item":{"id":{"S":"\#(id)"}\#(more)}}"#, on: database)
  }

  /// Reads an item.
  func get(_ id: String, in table: String = "Orders") async throws -> Reply {
    try await call("GetItem", #"{"TableName":"\#(table)","Key":{"id":{"S":"\#(id)"}}}"#)
  }

  /// Returns the number of a table's items.
  func count(_ table: String = "Orders") async throws -> Double? {
    try await call("Scan", #"{"TableName":"\#(table)","Select":"COUNT"}"#).json?["Count"]?.double
  }

  /// Waits until a number of requests are held.
  func waitForHeld(_ number: Int, in database: String = "default") async throws {
    for _ in 0..<1000 {
      if scripting[database].held.waiting.count >= number { return }
      try await Task.sleep(for: .milliseconds(5))
    }
    Issue.record("only \(scripting[database].held.waiting.count) requests are held")
  }
}
