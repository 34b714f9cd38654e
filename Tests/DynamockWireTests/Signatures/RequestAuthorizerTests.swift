import DynamockModel
import Testing

@testable import DynamockWire

/// Tests AWS's rules for credentials, with AWS's order and messages: [dynalite-suite] of June 2013
/// (`index.js`), and newer responses in issues of AWS's SDKs.
@Suite struct RequestAuthorizerTests {
  typealias Fields = [(name: String, value: String)]
  static let keys = AccessKeys("AKID:secret, OTHER:another")
  /// 2026-11-21 12:00:00 UTC.
  static let noon = Timestamp(milliseconds: 1_795_262_400_000)
  static let date = "20261121T120000Z"
  static let scope = "20261121/eu-west-2/dynamodb/aws4_request"

  /// A request with valid credentials, except for the given changes.
  struct Row: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var date = RequestAuthorizerTests.date
    var dateHeader = "X-Amz-Date"
    var algorithm = "AWS4-HMAC-SHA256"
    var credential = "AKID/" + RequestAuthorizerTests.scope
    var signedHeaders = "host;x-amz-date"
    var code: DynamoDBError.Code
    var message: String

    var request: WireRequest {
      get throws {
        try WireRequest(
          headers: [
            ("Host", "localhost"), (dateHeader, date),
            (
              "Authorization",
              "\(algorithm) Credential=\(credential), SignedHeaders=\(signedHeaders), Signature=00"
            ),
          ], body: Array("{}".utf8))
      }
    }
  }

  static let senseless = [
    Row(
      testDescription: "an invalid date", date: "201", code: .incompleteSignature,
      message: "Date must be in ISO-8601 'basic format'. Got '201'. "
        + "See http://en.wikipedia.org/wiki/ISO_8601"),
    Row(
      testDescription: "the date is checked before the algorithm", date: "201", algorithm: "AWS4-X",
      code: .incompleteSignature,
      message: "Date must be in ISO-8601 'basic format'. Got '201'. "
        + "See http://en.wikipedia.org/wiki/ISO_8601"),
    Row(
      testDescription: "a host that is not signed", signedHeaders: "x-amz-date",
      code: .invalidSignature,
      message: "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."),
    Row(
      testDescription: "the host is checked before the algorithm", algorithm: "AWS4-X",
      signedHeaders: "x-amz-date", code: .invalidSignature,
      message: "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."),
    Row(
      testDescription: "another algorithm", algorithm: "AWS4-HMAC-SHA25",
      code: .incompleteSignature,
      message: "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA25' (only AWS4-HMAC-SHA256 for now). "),
    Row(
      testDescription: "a credential of four parts", credential: "a/b/c/d",
      code: .incompleteSignature,
      message: "Credential must have exactly 5 slash-delimited elements, e.g. "
        + "keyid/date/region/service/term, got 'a/b/c/d'"),
    Row(
      testDescription: "a credential of six parts", credential: "a/b/c/d/e/f",
      code: .incompleteSignature,
      message: "Credential must have exactly 5 slash-delimited elements, e.g. "
        + "keyid/date/region/service/term, got 'a/b/c/d/e/f'"),
    Row(
      testDescription: "a scope of another service",
      credential: "AKID/20261121/eu-west-2/execute-api/aws4_request", code: .invalidSignature,
      message: "Credential should be scoped to correct service: 'dynamodb'. "),
    Row(
      testDescription: "a scope of another day",
      credential: "AKID/20261120/eu-west-2/dynamodb/aws4_request", code: .invalidSignature,
      message:
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from "
        + "HTTP: '20261120' != '20261121', from '20261121T120000Z'."),
    Row(
      testDescription: "a scope that is completely wrong", credential: "a/b/?/d/e",
      code: .invalidSignature,
      message: "Credential should be scoped to a valid region, not '?'. "
        + "Credential should be scoped to correct service: 'dynamodb'. "
        + "Credential should be scoped with a valid terminator: 'aws4_request', not 'e'. "
        + "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from "
        + "HTTP: 'b' != '20261121', from '20261121T120000Z'."),
  ]

  static let unverified = [
    Row(
      testDescription: "a date of fifteen minutes and a second ago", date: "20261121T114459Z",
      code: .invalidSignature,
      message: "Signature expired: 20261121T114459Z is now earlier than 20261121T114500Z "
        + "(20261121T120000Z - 15 min.)"),
    Row(
      testDescription: "a date of fifteen minutes and a second ahead", date: "20261121T121501Z",
      code: .invalidSignature,
      message: "Signature not yet current: 20261121T121501Z is still later than 20261121T121500Z "
        + "(20261121T120000Z + 15 min.)"),
    Row(
      testDescription: "a stale date is reported before the host", date: "20130301T000000Z",
      signedHeaders: "x-amz-date", code: .invalidSignature,
      message: "Signature expired: 20130301T000000Z is now earlier than 20261121T114500Z "
        + "(20261121T120000Z - 15 min.)"),
    Row(
      testDescription: "an unknown key", credential: "STRANGER/" + scope,
      code: .unrecognizedClient,
      message: "The security token included in the request is invalid."),
    Row(
      testDescription: "another signature", code: .invalidSignature,
      message: "The request signature we calculated does not match the signature you provided. "
        + "Check your AWS Secret Access Key and signing method. Consult the service documentation "
        + "for details."),
    Row(
      testDescription: "another signature, fifteen minutes old",
      date: "20261121T114500Z", code: .invalidSignature,
      message: "The request signature we calculated does not match the signature you provided. "
        + "Check your AWS Secret Access Key and signing method. Consult the service documentation "
        + "for details."),
  ]

  func authorizer(_ mode: AuthorizationMode) throws -> RequestAuthorizer {
    RequestAuthorizer(
      mode, accessKeys: try #require(Self.keys), clock: ManualClock(now: Self.noon))
  }

  @Test("`present` rejects invalid parts, in AWS's order", arguments: senseless)
  func present(_ row: Row) throws {
    let authorizer = try authorizer(.present)
    let error = #expect(throws: DynamoDBError.self) {
      try authorizer.credential(of: row.request)
    }
    #expect(error?.code == row.code)
    #expect(error?.message == row.message)
  }

  @Test(
    "`verify` rejects what `present` rejects, and stale, foreign and wrong signatures",
    arguments: senseless + unverified)
  func verify(_ row: Row) throws {
    let authorizer = try authorizer(.verify)
    let error = #expect(throws: DynamoDBError.self) {
      try authorizer.credential(of: row.request)
    }
    #expect(error?.code == row.code)
    #expect(error?.message == row.message)
  }

  @Test(
    "`any` accepts a credential with all its parts, whatever they contain",
    arguments: senseless + unverified)
  func any(_ row: Row) throws {
    _ = try authorizer(.any).credential(of: row.request)
  }

  @Test(
    "`present` accepts any key, any signature and any age",
    arguments: unverified.filter { $0.signedHeaders.contains("host") })
  func presentTakes(_ row: Row) throws {
    let request = try row.request
    _ = try authorizer(.present).credential(of: request)
  }

  /// Returns a request whose body is signed in the given way.
  func signed(
    body: String, over hash: String? = nil, secret: String = "secret", extra: Fields = [],
    uri: String = "/"
  ) throws -> WireRequest {
    let fields: Fields = [("Host", "localhost:8000"), ("X-Amz-Date", Self.date)] + extra
    let names = fields.map { $0.name.lowercased() }.sorted()
    let unsigned = try WireRequest(uri: uri, headers: fields, body: Array(body.utf8))
    var canonical = CanonicalRequest(unsigned, signedHeaders: names)
    if let hash { canonical.payloadHash = hash }
    let scope = CredentialScope(
      day: "20261121", region: "eu-west-2", service: "dynamodb", terminator: "aws4_request")
    let signature = Signature(
      of: canonical, at: SigningDate(Self.noon), scope: scope, secret: secret)
    let authorization =
      "AWS4-HMAC-SHA256 Credential=AKID/\(scope.text), "
      + "SignedHeaders=\(names.joined(separator: ";")), Signature=\(signature.text)"
    return try WireRequest(
      uri: uri, headers: fields + [("Authorization", authorization)], body: Array(body.utf8))
  }

  @Test("a valid signature is accepted on every path", arguments: ["/", "/db/green", "/db/green/"])
  func right(path: String) throws {
    let credential = try authorizer(.verify).credential(of: signed(body: "{}", uri: path))
    #expect(credential.accessKeyID == "AKID")
    #expect(credential.region == "eu-west-2")
  }

  @Test("a change of body, path or a signed header invalidates a signature")
  func changes() throws {
    let authorizer = try authorizer(.verify)
    let request = try signed(body: "{}", extra: [("X-Amz-Target", "DynamoDB_20120810.Scan")])
    _ = try authorizer.credential(of: request)
    var body = request
    body.body = Array("{ }".utf8)
    #expect(throws: DynamoDBError.self) { try authorizer.credential(of: body) }
    func resent(_ uri: String, _ change: ((name: String, value: String)) -> String) throws
      -> WireRequest
    {
      let fields = request.head.allFields.map { (name: $0.name, value: change($0)) }
      return try WireRequest(uri: uri, headers: fields, body: request.body)
    }
    let same = try resent("/") { $0.value }
    _ = try authorizer.credential(of: same)
    let path = try resent("/db/other") { $0.value }
    #expect(throws: DynamoDBError.self) { try authorizer.credential(of: path) }
    let target = try resent("/") { $0.name == "X-Amz-Target" ? $0.value + "s" : $0.value }
    #expect(throws: DynamoDBError.self) { try authorizer.credential(of: target) }
  }

  @Test("a compressed body is signed as it was sent")
  func compressed() throws {
    var request = try signed(body: "compressed bytes")
    request.sentBody = request.body
    request.body = Array("{}".utf8)
    _ = try authorizer(.verify).credential(of: request)
  }

  @Test("a body is left out of the signature only if the signature says so")
  func unsignedPayload() throws {
    let words: Fields = [("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD")]
    _ = try authorizer(.verify).credential(of: signed(body: "{}", extra: words))
    let unsaid = try signed(body: "{}", over: "UNSIGNED-PAYLOAD")
    let authorizer = try authorizer(.verify)
    #expect(throws: DynamoDBError.self) { try authorizer.credential(of: unsaid) }
  }

  @Test("the explanation for a wrong secret contains the expected string to sign")
  func explanation() throws {
    let request = try signed(body: "{}", secret: "another")
    let authorizer = try authorizer(.verify)
    let error = #expect(throws: DynamoDBError.self) { try authorizer.credential(of: request) }
    let found = try #require(error?.explanation?.found)
    #expect(found.contains("POST\n/\n\nhost:localhost:8000\nx-amz-date:20261121T120000Z\n"))
    #expect(found.contains("AWS4-HMAC-SHA256\n20261121T120000Z\n" + Self.scope))
    #expect(!found.contains("secret"))
  }

  @Test(
    "key pairs are read, or not at all",
    arguments: [
      ("a:b", true), ("a:b,c:d", true), (" a:b ,\n c:d ", true), ("", true), ("a:b:c", false),
      ("a", false), ("a:", false), (":b", false), ("a:b,a:c", false), ("a:b,c", false),
    ])
  func pairs(text: String, isRead: Bool) {
    #expect((AccessKeys(text) != nil) == isRead)
  }
}
