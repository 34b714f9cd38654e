import Dynamock
import DynamockModel
import Synchronization
import Testing

@testable import DynamockWire

@Suite struct RouterTests {
  typealias Fields = [(name: String, value: String)]
  static let amzJSON: Fields = [("Content-Type", "application/x-amz-json-1.0")]
  static let target: Fields = [("X-Amz-Target", "DynamoDB_20120810.ListTables")]
  static let signed: Fields = [("Authorization", AuthorizationTests.whole), ("X-Amz-Date", "d")]

  struct Row: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var method = "POST"
    var uri = "/"
    var headers: Fields = []
    var body = ""
    var status: Int
    var answer: String
    var contentType: String? = "application/json"
  }

  static let unknown = #"{"__type":"com.amazon.coral.service#UnknownOperationException"}"#
  static let notJSON = #"{"__type":"com.amazon.coral.service#SerializationException"}"#
  static let notSigned =
    #"{"__type":"com.amazon.coral.service#MissingAuthenticationTokenException"}"#
  static let notFound = "<UnknownOperationException/>\n"

  /// [dynalite-suite] `test/connection.js`.
  static let rows = [
    Row(
      testDescription: "GET / is the health of the host that the client used", method: "GET",
      headers: [("Host", "localhost:8000")], status: 200, answer: "healthy: localhost:8000 ",
      contentType: nil),
    Row(
      testDescription: "GET / without a Host names AWS's", method: "GET", status: 200,
      answer: "healthy: dynamodb.us-east-1.amazonaws.com ", contentType: nil),
    Row(
      testDescription: "GET elsewhere finds nothing", method: "GET", uri: "/health", status: 404,
      answer: notFound, contentType: nil),
    Row(
      testDescription: "PUT finds nothing", method: "PUT", status: 404, answer: notFound,
      contentType: nil),
    Row(
      testDescription: "DELETE finds nothing", method: "DELETE", status: 404, answer: notFound,
      contentType: nil),
    Row(
      testDescription: "OPTIONS without an Origin finds nothing", method: "OPTIONS", status: 404,
      answer: notFound, contentType: nil),
    Row(
      testDescription: "a body without a content type finds nothing", body: "hi", status: 404,
      answer: notFound, contentType: nil),
    Row(
      testDescription: "a body of another type finds nothing",
      headers: [("Content-Type", "whatever")], body: "hi", status: 404, answer: notFound,
      contentType: nil),
    Row(
      testDescription: "a body of JSON 1.1 finds nothing",
      headers: [("Content-Type", "application/x-amz-json-1.1")] + target + signed, body: "{}",
      status: 404, answer: notFound, contentType: nil),
    Row(
      testDescription: "POST elsewhere finds nothing", uri: "/abc",
      headers: amzJSON + target + signed, body: "{}", status: 404, answer: notFound,
      contentType: nil),
    Row(
      testDescription: "application/json that is not JSON",
      headers: [("Content-Type", "application/json")], body: "hi", status: 400, answer: notJSON),
    Row(
      testDescription: "x-amz-json-1.0 that is not JSON", headers: amzJSON, body: "hi", status: 400,
      answer: notJSON, contentType: "application/x-amz-json-1.0"),
    Row(
      testDescription: "broken JSON is reported before a missing signature",
      headers: amzJSON + target,
      body: "{", status: 400, answer: notJSON, contentType: "application/x-amz-json-1.0"),
    Row(testDescription: "no target", status: 400, answer: unknown),
    Row(
      testDescription: "no target, with a body", headers: [("Content-Type", "application/json")],
      body: "{}", status: 400, answer: unknown),
    Row(
      testDescription: "no target, with a body of the other type", headers: amzJSON, body: "{}",
      status: 400, answer: unknown, contentType: "application/x-amz-json-1.0"),
    Row(
      testDescription: "a malformed target", headers: [("X-Amz-Target", "whatever")],
      status: 400, answer: unknown),
    Row(
      testDescription: "an unknown operation",
      headers: [("X-Amz-Target", "DynamoDB_20120810.ListTable")], status: 400, answer: unknown),
    Row(
      testDescription: "an operation without a name",
      headers: [("X-Amz-Target", "DynamoDB_20120810.")], status: 400, answer: unknown),
    Row(
      testDescription: "an operation of streams under the prefix of tables",
      headers: [("X-Amz-Target", "DynamoDB_20120810.GetRecords")], status: 400, answer: unknown),
    Row(
      testDescription: "an unknown operation is reported before a missing signature",
      headers: amzJSON + [("X-Amz-Target", "DynamoDB_20120810.X")], body: "{}", status: 400,
      answer: unknown, contentType: "application/x-amz-json-1.0"),
    Row(testDescription: "no signature", headers: target, status: 400, answer: notSigned),
    Row(
      testDescription: "an empty body, if everything else is valid", headers: target + signed,
      status: 400, answer: notJSON),
    Row(
      testDescription: "parameters of the content type are not sent back",
      headers: [("Content-Type", "Application/JSON; charset=utf-8")] + target + signed, body: "{}",
      status: 200, answer: "ListTables {} eu-west-2 AKID default"),
    Row(
      testDescription: "the content type is sent back", headers: amzJSON + target + signed,
      body: "{}", status: 200, answer: "ListTables {} eu-west-2 AKID default",
      contentType: "application/x-amz-json-1.0"),
    Row(
      testDescription: "a path names a database", uri: "/db/green",
      headers: amzJSON + target + signed, body: "{}", status: 200,
      answer: "ListTables {} eu-west-2 AKID green", contentType: "application/x-amz-json-1.0"),
    Row(
      testDescription: "a path that ends with a slash names the same", uri: "/db/green/",
      headers: amzJSON + target + signed, body: "{}", status: 200,
      answer: "ListTables {} eu-west-2 AKID green", contentType: "application/x-amz-json-1.0"),
    Row(
      testDescription: "a path of more parts names none", uri: "/db/green/x",
      headers: amzJSON + target + signed, body: "{}", status: 404, answer: notFound,
      contentType: nil),
  ]

  @Test(
    "a request is rejected by the first rule that it breaks, with AWS's message", arguments: rows)
  func answers(_ row: Row) throws {
    let response = try Self.respond(row.method, row.uri, row.headers, row.body)
    #expect(response.status == row.status)
    #expect(String(decoding: response.body, as: UTF8.self) == row.answer)
    #expect(response.mediaType.map { "\($0.name)" } == row.contentType)
    #expect(response.identifier != nil)
  }

  @Test("an implemented operation is found by its target", arguments: Operation.allCases)
  func everyOperation(_ operation: Operation) throws {
    let target = "\(operation.targetPrefix).\(operation.name)"
    let found = OperationTable.shared[ArraySlice(target.utf8)]
    #expect(found == (Operation.built.contains(operation) ? operation : nil))
    #expect(OperationTable.shared[ArraySlice(target.utf8.dropLast())] == nil)
  }

  @Test("without an Origin no response mentions origins", arguments: ["GET", "POST", "OPTIONS"])
  func noOrigin(method: String) throws {
    let fields = try Self.respond(method, "/", [], "").extraFields
    #expect(!fields.contains { $0.name.hasPrefix("Access-Control") })
  }

  @Test(
    "with an Origin every response lets scripts of any origin read it ([scylla-alternator] test_cors.py)",
    arguments: ["GET", "POST", "PUT"])
  func origin(method: String) throws {
    let fields = try Self.respond(
      method, "/",
      [
        ("Origin", "http://example.com/"), ("Access-Control-Request-Method", "dog"),
        ("Access-Control-Request-Headers", "cat"),
      ], ""
    ).extraFields.filter { $0.name != ExplanationHeader.name }
    #expect(fields.map(\.name) == ["Access-Control-Allow-Origin", "Access-Control-Expose-Headers"])
    #expect(fields.first?.value == "*")
  }

  @Test("a preflight request gets the headers that it asks for")
  func preflight() throws {
    let response = try Self.respond(
      "OPTIONS", "/",
      [
        ("Origin", "whatever"), ("Access-Control-Request-Headers", "a, b, c"),
        ("Access-Control-Request-Method", "d"),
      ], "")
    let fields = Dictionary(response.extraFields.map { ($0.name, $0.value) }) { $1 }
    #expect(response.status == 200)
    #expect(response.body.isEmpty)
    #expect(fields["Access-Control-Max-Age"] == "172800")
    #expect(fields["Access-Control-Allow-Headers"] == "a, b, c")
    #expect(fields["Access-Control-Allow-Methods"] == "d")
    #expect(fields["Access-Control-Allow-Origin"] == "*")
  }

  @Test("an explanation accompanies the error on one line of visible ASCII")
  func explanation() throws {
    let response = try Self.respond("POST", "/", Self.target, "")
    let field = try #require(response.extraFields.first)
    #expect(field.name == "x-dynamock-explain")
    #expect(field.value.hasPrefix("rule: requests are signed with Signature Version 4; found: "))
    let value = ExplanationHeader.value(
      of: .init(rule: "a\r\nSet-Cookie: b", found: "ü", remedy: String(repeating: "é", count: 900)))
    #expect(value.hasPrefix("rule: a%0D%0ASet-Cookie: b; found: %C3%BC; passes: %C3%A9"))
    let detailed = ExplanationHeader.value(
      of: .init(rule: "a", found: "b", remedy: "c", detail: "/data/orders.sqlite"))
    #expect(detailed == "rule: a; found: b; passes: c")
    #expect(value.utf8.count <= 1024)
    #expect(value.utf8.allSatisfy { (0x20...0x7E).contains($0) })
  }

  @Test(
    "a tag of at most 255 bytes is accepted, a longer one is rejected",
    arguments: [0, 255, 256, 15_000])
  func tag(length: Int) throws {
    let tag: Fields = [("x-dynamock-tag", String(repeating: "t", count: length))]
    let isTooLong = length > 255
    let response = try Self.respond(
      "POST", "/", Self.amzJSON + Self.target + Self.signed + tag, "{}")
    let body = String(decoding: response.body, as: UTF8.self)
    #expect(response.status == (isTooLong ? 400 : 200))
    #expect(body.contains("ValidationException") == isTooLong)
  }

  @Test("only long responses are compressed, if the client asks")
  func compression() throws {
    let fields = Self.amzJSON + Self.target + Self.signed + [("Accept-Encoding", "deflate, gzip")]
    let long = "\"" + String(repeating: "x", count: 4096) + "\""
    #expect(try Self.respond("POST", "/", fields, long).acceptedEncoding == .deflate)
    #expect(try Self.respond("POST", "/", fields, "{}").acceptedEncoding == nil)
  }

  @Test("the head of a response equals AWS's, field by field")
  func head() throws {
    var response = WireResponse(status: 400, mediaType: .amzJSON, body: Array(Self.notJSON.utf8))
    response.identifier = RequestIdentifier(seed: 1, number: 1)
    response.extraFields = [("a", "b")]
    var bytes: [UInt8] = []
    response.appendHead(to: &bytes, with: .init(date: Array("D".utf8), connection: "keep-alive"))
    let identifier = try #require(response.identifier).text
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        HTTP/1.1 400 Bad Request\r
        Server: Server\r
        Date: D\r
        Content-Type: application/x-amz-json-1.0\r
        Content-Length: 60\r
        Connection: keep-alive\r
        x-amzn-RequestId: \(identifier)\r
        x-amz-crc32: 3948637019\r
        a: b\r
        \r

        """)
  }

  static func respond(
    _ method: String, _ uri: String, _ headers: Fields, _ body: String
  ) throws -> WireResponse {
    let router = Router(service: Narrator())
    let box = Mutex<[WireResponse]>([])
    let request = try WireRequest(
      method: method, uri: uri, headers: headers, body: Array(body.utf8))
    router.respond(to: request) { response in box.withLock { $0.append(response) } }
    let responses = box.withLock { $0 }
    try #require(responses.count == 1)
    return responses[0]
  }
}

/// Responds with a description of the request, so that tests of HTTP need no tables.
struct Narrator: OperationService {
  func answer(
    _ body: [UInt8], of operation: Operation, in context: CallContext,
    completion: @escaping @Sendable (Result<[UInt8], DynamoDBError>) -> Void
  ) {
    let request = context.request
    let parts = [
      operation.name, String(decoding: body, as: UTF8.self), request.region,
      request.accessKeyID ?? "", context.database ?? "default",
    ]
    completion(.success(Array(parts.joined(separator: " ").utf8)))
  }

  func isJSON(_ body: [UInt8]) -> Bool {
    (body.first == UInt8(ascii: "{") && body.last == UInt8(ascii: "}"))
  }

  func body(of error: DynamoDBError) -> [UInt8] {
    Array(#"{"__type":"\#(error.code.namespace)#\#(error.code.name)"}"#.utf8)
  }
}
