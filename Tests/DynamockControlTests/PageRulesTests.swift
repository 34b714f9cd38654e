import Dynamock
import DynamockModel
import DynamockWire
import Testing

@testable import DynamockControl

/// Tests requests that a browser sends for a page of another server, or to a name that an attacker
/// has pointed to this machine, on every path of the control API.
@Suite struct PageRulesTests {
  typealias Fields = [(name: String, value: String)]

  /// A path of each kind, with a method that has an effect there.
  static let paths = [
    ("GET", "/_dynamock/v1/databases"), ("POST", "/_dynamock/v1/databases"),
    ("GET", "/_dynamock/v1/databases/default"), ("DELETE", "/_dynamock/v1/databases/a"),
    ("GET", "/_dynamock/v1/databases/a/checkpoints"),
    ("POST", "/_dynamock/v1/databases/a/checkpoints"),
    ("DELETE", "/_dynamock/v1/databases/a/checkpoints/b"),
    ("POST", "/_dynamock/v1/databases/a/restore"),
    ("POST", "/_dynamock/v1/databases/default/reset"),
    ("GET", "/_dynamock/v1/databases/default/diff?from=a"),
    ("GET", "/_dynamock/v1/databases/a/clock"), ("POST", "/_dynamock/v1/databases/a/clock"),
    ("GET", "/_dynamock/v1/databases/a/throttling"),
    ("POST", "/_dynamock/v1/databases/a/throttling"),
    ("GET", "/_dynamock/v1/databases/a/stats"), ("POST", "/_dynamock/v1/databases/a/stats"),
    ("GET", "/_dynamock/v1/databases/a/plan"), ("GET", "/_dynamock/v1/databases/a/costs"),
    ("GET", "/_dynamock/v1/databases/a/costs/t"), ("DELETE", "/_dynamock/v1/databases/a/costs/t"),
    ("GET", "/_dynamock/v1/stats"), ("GET", "/_dynamock/v1/plan"), ("GET", "/metrics"),
    ("GET", "/_dynamock/"), ("GET", "/_dynamock/nothing"), ("GET", "/_dynamock/console/app.js"),
    ("GET", "/_dynamock"), ("GET", "/_dynamock/v1"), ("POST", "/_dynamock/v1/databases/a/call"),
    ("GET", "/_dynamock/v1/databases/default/stats/series"),
    ("GET", "/metrics?x"), ("POST", "/metrics"), ("GET", "http://localhost:8000/metrics"),
    ("POST", "http://localhost:8000/_dynamock/v1/databases/default/reset"),
  ]

  struct Hostile: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var fields: Fields
    var code: String
    /// Whether it is rejected for a reason that does not apply to GET.
    var isWrite = false
  }

  static let json: Fields = [("Content-Type", "application/json")]
  static let here: Fields = [("Host", "localhost:8000")]

  /// Returns headers that browsers add themselves (the W3C's fetch metadata).
  static func fetched(_ site: String, _ mode: String, _ destination: String) -> Fields {
    [("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", destination)]
  }

  static let hostile = [
    Hostile(
      testDescription: "another origin",
      fields: here + json + [("Origin", "http://evil.example")], code: "NotForPages"),
    Hostile(
      testDescription: "another origin, as text",
      fields: here + [("Content-Type", "text/plain"), ("Origin", "http://evil.example")],
      code: "NotForPages"),
    Hostile(
      testDescription: "a sandboxed page or a file", fields: here + json + [("Origin", "null")],
      code: "NotForPages"),
    Hostile(
      testDescription: "an empty origin", fields: here + json + [("Origin", "")],
      code: "NotForPages"),
    Hostile(
      testDescription: "this host on another port",
      fields: here + json + [("Origin", "http://localhost:3000")], code: "NotForPages"),
    Hostile(
      testDescription: "this host on the usual port",
      fields: here + json + [("Origin", "http://localhost")], code: "NotForPages"),
    Hostile(
      testDescription: "this machine under another name",
      fields: here + json + [("Origin", "http://127.0.0.1:8000")], code: "NotForPages"),
    Hostile(
      testDescription: "this host followed by other text",
      fields: here + json + [("Origin", "http://localhost:8000.evil.example")],
      code: "NotForPages"),
    Hostile(
      testDescription: "this host with another scheme",
      fields: here + json + [("Origin", "ftp://localhost:8000")], code: "NotForPages"),
    Hostile(
      testDescription: "this origin and another one",
      fields: here + json
        + [("Origin", "http://localhost:8000"), ("Origin", "http://evil.example")],
      code: "NotForPages"),
    Hostile(
      testDescription: "a rebound name",
      fields: json + [("Host", "evil.example:8000"), ("Origin", "http://evil.example:8000")],
      code: "ForeignHost"),
    Hostile(
      testDescription: "a rebound name, without an origin", fields: [("Host", "evil.example:8000")],
      code: "ForeignHost"),
    Hostile(
      testDescription: "a name that ends like this one",
      fields: [("Host", "localhost.evil.example")], code: "ForeignHost"),
    Hostile(
      testDescription: "a name that ends like a local one",
      fields: [("Host", "a.evil-local")], code: "ForeignHost"),
    Hostile(
      testDescription: "an address inside a name", fields: [("Host", "127.0.0.1.nip.io")],
      code: "ForeignHost"),
    Hostile(
      testDescription: "an address with too few parts", fields: [("Host", "127.1")],
      code: "ForeignHost"),
    Hostile(
      testDescription: "a name that ends with a dot", fields: [("Host", "evil.")],
      code: "ForeignHost"),
    Hostile(
      testDescription: "a name with an escape", fields: [("Host", "evil%2Eexample")],
      code: "ForeignHost"),
    Hostile(testDescription: "no name", fields: [("Host", "")], code: "ForeignHost"),
    Hostile(testDescription: "no Host", fields: [], code: "ForeignHost"),
    Hostile(
      testDescription: "two names", fields: here + [("Host", "evil.example")], code: "ForeignHost"),
    Hostile(
      testDescription: "a script of another page",
      fields: here + fetched("cross-site", "no-cors", "script"), code: "NotForPages"),
    Hostile(
      testDescription: "an image of a page on another port",
      fields: here + fetched("same-site", "no-cors", "image"), code: "NotForPages"),
    Hostile(
      testDescription: "a frame in another page",
      fields: here + fetched("cross-site", "navigate", "iframe"), code: "NotForPages"),
    Hostile(
      testDescription: "an unknown value for the site", fields: here + [("Sec-Fetch-Site", "")],
      code: "NotForPages"),
    Hostile(
      testDescription: "a form that another page opens",
      fields: here + fetched("cross-site", "navigate", "document"), code: "NotForPages",
      isWrite: true),
    Hostile(
      testDescription: "a form of this server's own page",
      fields: here + [
        ("Content-Type", "application/x-www-form-urlencoded"), ("Origin", "http://localhost:8000"),
      ], code: "NotForPages", isWrite: true),
    Hostile(
      testDescription: "a script's text of this server's own page",
      fields: here + [("Content-Type", "text/plain"), ("Origin", "http://localhost:8000")],
      code: "NotForPages", isWrite: true),
    Hostile(
      testDescription: "a request of this server's own page without a type",
      fields: here + [("Origin", "http://localhost:8000")], code: "NotForPages", isWrite: true),
    Hostile(
      testDescription: "two types",
      fields: here + json
        + [("Content-Type", "text/plain"), ("Origin", "http://localhost:8000")],
      code: "NotForPages", isWrite: true),
  ]

  @Test(
    "a hostile request is rejected on every path, and browsers learn nothing", arguments: hostile)
  func refused(_ row: Hostile) async throws {
    let server = try Self.server()
    for (method, path) in Self.paths {
      guard method != "GET" || !row.isWrite else { continue }
      let response = try await Self.ask(server, method, path, row.fields)
      #expect(response.status == 403, "\(method) \(path)")
      #expect(Self.code(of: response) == row.code, "\(method) \(path)")
      #expect(!response.extraFields.contains { $0.name.hasPrefix("Access-Control") })
      #expect(response.extraFields.contains { $0 == ("X-Content-Type-Options", "nosniff") })
    }
  }

  @Test("a preflight request is rejected on every path, from every origin")
  func preflight() async throws {
    let server = try Self.server()
    let origins = ["http://evil.example", "http://localhost:8000", "null", nil]
    for (_, path) in Self.paths {
      for origin in origins {
        var fields = Self.here + [("Access-Control-Request-Method", "POST")]
        if let origin { fields.append(("Origin", origin)) }
        let response = try await Self.ask(server, "OPTIONS", path, fields)
        #expect(response.status == 405, "\(path)")
        #expect(!response.extraFields.contains { $0.name.hasPrefix("Access-Control") })
      }
    }
  }

  @Test(
    "a foreign authority is rejected in the target or in Host, whatever the other is",
    arguments: [
      ("http://evil.example/_dynamock/v1/databases", "localhost:8000"),
      ("http://localhost:8000/_dynamock/v1/databases", "evil.example"),
      ("http://localhost:8000@evil.example/metrics", "localhost:8000"),
    ])
  func absoluteTarget(uri: String, host: String) async throws {
    let response = try await Self.ask(Self.server(), "GET", uri, [("Host", host)])
    #expect(response.status == 403)
    #expect(Self.code(of: response) == "ForeignHost")
  }

  static let friendly: [(Fields, ControlSettings)] = [
    (here, .init()), (here + [("Content-Type", "application/x-www-form-urlencoded")], .init()),
    (here + [("Content-Type", "text/plain")], .init()),
    (here + json + [("Origin", "http://localhost:8000")], .init()),
    (here + json + [("Origin", "https://localhost:8000")], .init()),
    (
      [
        ("Host", "LOCALHOST:8000"), ("Content-Type", "application/x-amz-json-1.0"),
        ("Origin", "http://localhost:8000"),
      ], .init()
    ),
    (here + json + fetched("same-origin", "cors", "empty"), .init()),
    (here + fetched("none", "navigate", "document"), .init()),
    (here + [("Sec-Fetch-Mode", "cors")], .init()),
    ([("Host", "localhost")], .init()), ([("Host", "127.0.0.1:49153")], .init()),
    ([("Host", "0.0.0.0:8000")], .init()), ([("Host", "192.168.1.9")], .init()),
    ([("Host", "[::1]:8000")], .init()), ([("Host", "[fe80::1]")], .init()),
    ([("Host", "dynamock:8000")], .init()), ([("Host", "dynamock_db-1:8000")], .init()),
    ([("Host", "a.localhost:8000")], .init()), ([("Host", "macbook.local")], .init()),
    ([("Host", "host.docker.internal:8000")], .init()), ([("Host", "db.test")], .init()),
    ([("Host", "nas.home.arpa")], .init()),
    ([("Host", "dynamock.example.com:8000")], .init(hosts: ["dynamock.example.com"])),
  ]

  @Test("programs and pages of this server are admitted", arguments: 0..<friendly.count)
  func taken(row: Int) async throws {
    let (fields, settings) = Self.friendly[row]
    let server = try Self.server(settings)
    let made = try await Self.ask(server, "POST", "/_dynamock/v1/databases", fields)
    #expect(made.status == 200)
    #expect(try await Self.ask(server, "GET", "/metrics", fields).status == 200)
  }

  @Test("a token does not admit web pages, and each of its bytes matters")
  func token() async throws {
    let server = try Self.server(.init(token: "sesame"))
    let path = "/_dynamock/v1/databases"
    func ask(_ authorization: String?, _ more: Fields = []) async throws -> Int {
      let field = authorization.map { [("Authorization", $0)] } ?? []
      return try await Self.ask(server, "GET", path, Self.here + more + field).status
    }
    #expect(try await ask("Bearer sesame") == 200)
    #expect(try await ask("Bearer sesame", [("Origin", "http://evil.example")]) == 403)
    let wrong = [
      nil, "", "Bearer", "Bearer ", "Bearer sesam", "Bearer sesama", "Bearer Sesame",
      "Bearer sesamee", "Bearer sesamesesame", "sesame", "Basic sesame",
    ]
    for authorization in wrong { #expect(try await ask(authorization) == 401) }
    let metrics = try await Self.ask(server, "GET", "/metrics", Self.here)
    #expect(metrics.status == 401)
    #expect(metrics.extraFields.contains { $0 == ("WWW-Authenticate", "Bearer") })
  }

  @Test("a disabled API says so on every path, and DynamoDB's paths still work")
  func closed() async throws {
    let server = try Self.server(.init(access: .closed))
    for (method, path) in Self.paths {
      let response = try await Self.ask(server, method, path, Self.here)
      #expect(response.status == 403, "\(method) \(path)")
      #expect(Self.code(of: response) == "ControlClosed")
    }
    #expect(try await Self.ask(server, "GET", "/", Self.here).status == 200)
  }

  @Test("a response to HEAD has no body")
  func head() async throws {
    let response = try await Self.ask(Self.server(), "HEAD", "/_dynamock/v1/databases", Self.here)
    #expect(response.status == 405)
    #expect(response.omitsBody)
  }

  private static func server(
    _ settings: ControlSettings = .init()
  ) throws -> ControlService<Router<DatabaseService>> {
    let registry = DatabaseRegistry(default: try DynamockDatabase())
    return ControlService(
      registry, settings: settings, next: Router(service: DatabaseService(registry)))
  }

  private static func ask(
    _ server: ControlService<Router<DatabaseService>>, _ method: String, _ path: String,
    _ fields: Fields
  ) async throws -> WireResponse {
    let request = try WireRequest(method: method, uri: path, headers: fields)
    return await withCheckedContinuation { continuation in
      server.respond(to: request) { continuation.resume(returning: $0) }
    }
  }

  private static func code(of response: WireResponse) -> String? {
    guard case .object(let body)? = try? JSONTree(parsing: response.body),
      case .object(let fault)? = body.first?.value, case .string(let code)? = fault.first?.value
    else { return nil }
    return code
  }
}
