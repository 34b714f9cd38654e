import DynamockModel
import Testing

@testable import DynamockWire

/// Tests the rules that [dynalite-suite] found on AWS.
@Suite struct AuthorizationTests {
  static let whole =
    "AWS4-HMAC-SHA256 Credential=AKID/20261121/eu-west-2/dynamodb/aws4_request, "
    + "SignedHeaders=host;x-amz-date, Signature=abc"

  struct Refusal: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var uri = "/"
    var headers: [(name: String, value: String)]
    var code: DynamoDBError.Code
    var message: String
  }

  static let missing = "Request is missing Authentication Token"
  static let both =
    "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."

  static let refusals = [
    Refusal(
      testDescription: "nothing", headers: [], code: .missingAuthenticationToken, message: missing),
    Refusal(
      testDescription: "a header of another scheme", headers: [("Authorization", "Bearer x")],
      code: .missingAuthenticationToken, message: missing),
    Refusal(
      testDescription: "a header that ends before the dash", headers: [("Authorization", "AWS4")],
      code: .missingAuthenticationToken, message: missing),
    Refusal(
      testDescription: "a header with nothing after the dash",
      headers: [("Authorization", "AWS4-")], code: .incompleteSignature,
      message: "Authorization header requires 'Credential' parameter. "
        + "Authorization header requires 'Signature' parameter. "
        + "Authorization header requires 'SignedHeaders' parameter. "
        + "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "
        + "Authorization=AWS4-"),
    Refusal(
      testDescription: "a header without a date", headers: [("Authorization", whole)],
      code: .incompleteSignature,
      message:
        "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "
        + "Authorization=" + whole),
    Refusal(
      testDescription: "a header without a signature",
      headers: [("Authorization", "AWS4-HMAC-SHA256 Credential=a,SignedHeaders=b"), ("Date", "c")],
      code: .incompleteSignature,
      message: "Authorization header requires 'Signature' parameter. "
        + "Authorization=AWS4-HMAC-SHA256 Credential=a,SignedHeaders=b"),
    Refusal(
      testDescription: "a header with an empty signature",
      headers: [
        ("Authorization", "AWS4-X Credential=a, SignedHeaders=b, Signature="), ("X-Amz-Date", "c"),
      ], code: .incompleteSignature,
      message: "Authorization header requires 'Signature' parameter. "
        + "Authorization=AWS4-X Credential=a, SignedHeaders=b, Signature="),
    Refusal(
      testDescription: "a header and a query", uri: "/?X-Amz-Algorithm=a",
      headers: [("Authorization", whole)], code: .invalidSignature, message: both),
    Refusal(
      testDescription: "a query with only the algorithm's name", uri: "/?X-Amz-Algorithm",
      headers: [], code: .incompleteSignature,
      message: "AWS query-string parameters must include 'X-Amz-Algorithm'. "
        + "AWS query-string parameters must include 'X-Amz-Credential'. "
        + "AWS query-string parameters must include 'X-Amz-Signature'. "
        + "AWS query-string parameters must include 'X-Amz-SignedHeaders'. "
        + "AWS query-string parameters must include 'X-Amz-Date'. "
        + "Re-examine the query-string parameters."),
    Refusal(
      testDescription: "a query without signed headers",
      uri: "/?X-Amz-Algorithm=a&X-Amz-Credential=b&X-Amz-Signature=c&X-Amz-Date=d", headers: [],
      code: .incompleteSignature,
      message: "AWS query-string parameters must include 'X-Amz-SignedHeaders'. "
        + "Re-examine the query-string parameters."),
    Refusal(
      testDescription: "a query of other parameters", uri: "/?X-Amz-Signature=c", headers: [],
      code: .missingAuthenticationToken, message: missing),
  ]

  @Test(
    "missing or malformed credentials are rejected with AWS's message", arguments: refusals)
  func refusal(_ row: Refusal) throws {
    let head = try WireRequest(uri: row.uri, headers: row.headers).head
    let error = #expect(throws: DynamoDBError.self) { try Authorization(of: head, mode: .any) }
    #expect(error?.code == row.code)
    #expect(error?.message == row.message)
  }

  @Test("with `none`, anything is accepted", arguments: refusals)
  func none(_ row: Refusal) throws {
    let head = try WireRequest(uri: row.uri, headers: row.headers).head
    _ = try Authorization(of: head, mode: .none)
  }

  @Test("the scope of a header's credential names key and region")
  func header() throws {
    let head = try WireRequest(
      headers: [("Authorization", Self.whole), ("X-Amz-Date", "20261121T000000Z")]
    ).head
    let credential = try Authorization(of: head, mode: .any).credential
    #expect(credential.accessKeyID == "AKID")
    #expect(credential.region == "eu-west-2")
  }

  @Test("the scope of a presigned query names key and region")
  func query() throws {
    let uri =
      "/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=s&X-Amz-SignedHeaders=host&X-Amz-Date=d"
      + "&X-Amz-Credential=AKID%2F20261121%2fap-south-1%2Fdynamodb%2Faws4_request"
    let credential = try Authorization(of: WireRequest(uri: uri).head, mode: .any).credential
    #expect(credential == Credential("AKID/20261121/ap-south-1"))
  }

  static let credentials: [(text: String, accessKeyID: String?, region: String?)] = [
    ("", nil, nil), ("/", nil, nil), ("K", "K", nil), ("K/d", "K", nil), ("K/d/", "K", nil),
    ("K/d/r", "K", "r"), ("K/d/r/", "K", "r"), ("K/d/r/s/a/b", "K", "r"),
    ("//K///d//r/s", "K", "r"),
  ]

  @Test("a credential's key and region are its first and third part", arguments: credentials)
  func credentialParts(_ text: String, accessKeyID: String?, region: String?) {
    let credential = Credential(text)
    #expect(credential.accessKeyID == accessKeyID)
    #expect(credential.region == region)
  }

  @Test("the credential is read with `none` even if the rest is missing")
  func noneReads() throws {
    let head = try WireRequest(headers: [("Authorization", "AWS4-X Credential=K/d/eu-north-1")])
      .head
    #expect(try Authorization(of: head, mode: .none).credential.region == "eu-north-1")
  }
}

extension Credential {
  init(_ text: String) { self.init(ArraySlice(text.utf8)) }
}
