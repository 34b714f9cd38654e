import Dynamock
import DynamockModel
import Synchronization
import Testing

@testable import DynamockWire

/// [fetch-standard], section 3.2, for the requests of browsers; [scylla-alternator] `test_cors.py`
/// for `*`.
@Suite struct CrossOriginTests {
  static let listed = "http://localhost:3000, https://App.test:443 ,chrome-extension://abc"

  struct Row: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var cors: String
    var method = "POST"
    var origin: String?
    var status = 200
    var fields: [String: String] = [:]
  }

  static let anyone = [
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date",
  ]
  static func only(_ origin: String) -> [String: String] {
    anyone.merging(["Access-Control-Allow-Origin": origin, "Vary": "Origin"]) { $1 }
  }
  static let named = [
    "Access-Control-Max-Age": "172800", "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers":
      "authorization, content-type, x-amz-target, x-amz-date, x-amz-security-token, "
      + "x-amz-content-sha256, x-amz-user-agent, x-amzn-trace-id, amz-sdk-invocation-id, "
      + "amz-sdk-request, x-dynamock-tag",
  ]

  static let rows = [
    Row(
      testDescription: "all origins, as on AWS", cors: "*", origin: "http://evil.example",
      fields: anyone),
    Row(testDescription: "all origins, without a page", cors: "*"),
    Row(
      testDescription: "all origins, before a script's request", cors: "*", method: "OPTIONS",
      origin: "null",
      fields: anyone.merging([
        "Access-Control-Max-Age": "172800", "Access-Control-Allow-Methods": "PATCH",
        "Access-Control-Allow-Headers": "x-evil",
      ]) { $1 }),
    Row(
      testDescription: "a listed page", cors: listed, origin: "http://localhost:3000",
      fields: only("http://localhost:3000")),
    Row(
      testDescription: "a listed page, whose port is the scheme's own", cors: listed,
      origin: "https://app.test", fields: only("https://app.test")),
    Row(
      testDescription: "a listed page of another scheme", cors: listed,
      origin: "chrome-extension://abc", fields: only("chrome-extension://abc")),
    Row(
      testDescription: "a listed page, before a script's request", cors: listed, method: "OPTIONS",
      origin: "http://localhost:3000",
      fields: only("http://localhost:3000").merging(named) { $1 }),
    Row(
      testDescription: "another page", cors: listed, origin: "http://evil.example",
      fields: ["Vary": "Origin"]),
    Row(
      testDescription: "another port", cors: listed, origin: "http://localhost:3001",
      fields: ["Vary": "Origin"]),
    Row(
      testDescription: "a longer name", cors: listed, origin: "http://localhost:30000",
      fields: ["Vary": "Origin"]),
    Row(testDescription: "a file", cors: listed, origin: "null", fields: ["Vary": "Origin"]),
    Row(
      testDescription: "another page, before a script's request", cors: listed, method: "OPTIONS",
      origin: "http://evil.example", status: 404, fields: ["Vary": "Origin"]),
    Row(testDescription: "a list, no page", cors: listed),
    Row(testDescription: "no pages", cors: "off", origin: "http://localhost:3000"),
    Row(
      testDescription: "no pages, before a script's request", cors: "off", method: "OPTIONS",
      origin: "http://localhost:3000", status: 404),
  ]

  @Test("browsers let the pages that the setting names read responses", arguments: rows)
  func fields(_ row: Row) throws {
    let policy = try #require(CrossOriginPolicy(row.cors))
    var headers = RouterTests.amzJSON + RouterTests.target + RouterTests.signed
    if let origin = row.origin { headers.append(("Origin", origin)) }
    if row.method == "OPTIONS" {
      headers += [
        ("Access-Control-Request-Method", "PATCH"), ("Access-Control-Request-Headers", "x-evil"),
      ]
    }
    let response = try Self.respond(policy, row.method, headers)
    let found = response.extraFields.filter { $0.name != ExplanationHeader.name }
    #expect(response.status == row.status)
    #expect(found.count == row.fields.count)
    #expect(Dictionary(found.map { ($0.name, $0.value) }) { $1 } == row.fields)
  }

  @Test("a rejected preflight request is explained")
  func explained() throws {
    let response = try Self.respond(.off, "OPTIONS", [("Origin", "http://evil.example")])
    let field = try #require(response.extraFields.first { $0.name == ExplanationHeader.name })
    #expect(field.value.hasPrefix("rule: cors; found: the origin http://evil.example; passes: "))
  }

  static let unusable = [
    "", " ", "on", "none", "localhost", "localhost:3000", "http://", "http://a/", "http://a/b",
    "http://a?b", "http://*.example", "*,http://a", "http://a,", "http://a,,http://b",
    "http://user@a", "http://a:b", "http://a b", "null", "://a", "http:a",
  ]

  @Test("invalid origins are rejected", arguments: unusable)
  func refused(text: String) {
    #expect(CrossOriginPolicy(text) == nil)
  }

  private static func respond(
    _ policy: CrossOriginPolicy, _ method: String, _ headers: RouterTests.Fields
  ) throws -> WireResponse {
    let router = Router(service: Narrator(), cors: policy)
    let box = Mutex<[WireResponse]>([])
    let body = method == "OPTIONS" ? [] : Array("{}".utf8)
    let request = try WireRequest(method: method, headers: headers, body: body)
    router.respond(to: request) { response in box.withLock { $0.append(response) } }
    return try #require(box.withLock { $0.first })
  }
}
