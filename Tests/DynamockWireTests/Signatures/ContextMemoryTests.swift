import DynamockModel
import Testing

@testable import DynamockWire

/// A connection's later requests get the context of their own `Authorization` and `Host`, or their own
/// error.
@Suite struct ContextMemoryTests {
  private static func field(
    _ key: String, _ rest: String = "SignedHeaders=host;x-amz-date, Signature=abc"
  ) -> String {
    "AWS4-HMAC-SHA256 Credential=\(key)/20261121/eu-west-2/dynamodb/aws4_request, \(rest)"
  }

  /// A request on the connection.
  struct Row: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var uri = "/"
    var field: String?
    var date: String? = "20261121T120000Z"
    var host: String? = "localhost"

    var request: WireRequest {
      get throws {
        var headers: [(name: String, value: String)] = []
        if let host { headers.append(("Host", host)) }
        if let field { headers.append(("Authorization", field)) }
        if let date { headers.append(("X-Amz-Date", date)) }
        return try WireRequest(uri: uri, headers: headers)
      }
    }
  }

  private static let rows = [
    Row(testDescription: "a signed request", field: field("AKID")),
    Row(
      testDescription: "another signature",
      field: field("AKID", "SignedHeaders=host;x-amz-date, Signature=def0")),
    Row(testDescription: "another key", field: field("AKIE")),
    Row(testDescription: "a longer key", field: field("AKIDD")),
    Row(
      testDescription: "an empty signature",
      field: field("AKID", "SignedHeaders=host;x-amz-date, Signature=")),
    Row(
      testDescription: "a credential after the signature",
      field: field("AKID", "SignedHeaders=host;x-amz-date, Signature=abc,Credential=B/1/us-west-2")),
    Row(
      testDescription: "a credential after a space",
      field: field("AKID", "SignedHeaders=host;x-amz-date, Signature=abc Credential=C/1/us-west-2")),
    Row(
      testDescription: "a signature before the credential",
      field: "AWS4-HMAC-SHA256 Signature=abc, SignedHeaders=host, Credential=D/1/us-east-2/x"),
    Row(testDescription: "no date", field: field("AKID"), date: nil),
    Row(
      testDescription: "a query that signs, too", uri: "/?X-Amz-Algorithm=AWS4-HMAC-SHA256",
      field: field("AKID")),
    Row(testDescription: "nothing"),
    Row(testDescription: "another host", field: field("AKID"), host: "localhosu"),
    Row(testDescription: "a longer host", field: field("AKID"), host: "localhost:8000"),
    Row(testDescription: "an empty host", field: field("AKID"), host: ""),
    Row(testDescription: "no host", field: field("AKID"), host: nil),
    Row(
      testDescription: "a field without signed headers",
      field: "AWS4-HMAC-SHA256 Credential=AKID/20261121/eu-west-2, Signature=abc"),
    Row(testDescription: "another scheme", field: "Bearer abc"),
    Row(
      testDescription: "a key that is longer than kept fields",
      field: field(String(repeating: "K", count: 2_000))),
  ]

  private static func outcome(
    of request: WireRequest, _ mode: AuthorizationMode, _ memory: ContextMemory?
  ) -> String {
    let authorizer = RequestAuthorizer(mode)
    do throws(DynamoDBError) {
      let context =
        if let memory {
          try authorizer.context(of: request, memory: memory)
        } else {
          RequestContext(try authorizer.credential(of: request), request.head)
        }
      return "\(context.accessKeyID ?? "-") \(context.region) \(context.host)"
    } catch {
      return "\(error.code.name): \(error.message ?? "")"
    }
  }

  @Test(
    "whatever the connection's earlier requests were", arguments: rows, AuthorizationMode.allCases)
  func later(_ row: Row, _ mode: AuthorizationMode) throws {
    let request = try row.request
    let expected = Self.outcome(of: request, mode, nil)
    for earlier in Self.rows {
      let memory = ContextMemory()
      _ = Self.outcome(of: try earlier.request, mode, memory)
      #expect(Self.outcome(of: request, mode, memory) == expected, "\(earlier.testDescription)")
      #expect(Self.outcome(of: request, mode, memory) == expected, "\(earlier.testDescription)")
    }
  }

  @Test("a field is recognized with another signature, and no longer after another key")
  func recognition() throws {
    let memory = ContextMemory()
    let other = Self.field("AKID", "SignedHeaders=host;x-amz-date, Signature=def")
    let host = "a".utf8Bytes
    memory.keep(RequestContext(region: "eu-west-2"), of: Self.field("AKID").utf8Bytes, host: host)
    #expect(memory.context(of: other.utf8Bytes, host: host)?.region == "eu-west-2")
    #expect(memory.context(of: other.utf8Bytes, host: "b".utf8Bytes) == nil)
    #expect(memory.context(of: other.utf8Bytes, host: nil) == nil)
    memory.keep(RequestContext(region: "eu-west-1"), of: Self.field("B").utf8Bytes, host: host)
    #expect(memory.context(of: other.utf8Bytes, host: host) == nil)
  }
}

extension String {
  fileprivate var utf8Bytes: ArraySlice<UInt8> { ArraySlice(utf8) }
}
