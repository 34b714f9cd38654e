import DynamockModel
import Testing

@testable import DynamockWire

/// Published by AWS: the worked example of the IAM User Guide and cases of its Signature Version 4
/// test suite, with their access key and time.
@Suite struct SignatureVectorTests {
  static let secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
  static let moment = "20150830T123600Z"
  static let emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

  struct Vector: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var method = "GET"
    var path = "/"
    var query: [(name: String, value: String)] = []
    var headers: [(name: String, values: [String])] = [("host", ["example.amazonaws.com"])]
    var body = ""
    var service = "service"
    var signature: String
  }

  static let vectors = [
    Vector(
      testDescription: "the ListUsers request of the User Guide",
      query: [("Version", "2010-05-08"), ("Action", "ListUsers")],
      headers: [
        ("content-type", ["application/x-www-form-urlencoded; charset=utf-8"]),
        ("host", ["iam.amazonaws.com"]),
      ], service: "iam",
      signature: "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"),
    Vector(
      testDescription: "get-vanilla",
      signature: "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
    Vector(
      testDescription: "post-vanilla", method: "POST",
      signature: "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
    Vector(
      testDescription: "get-vanilla-query-order-key-case",
      query: [("Param2", "value2"), ("Param1", "value1")],
      signature: "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"),
    Vector(
      testDescription: "get-vanilla-utf8-query", query: [("ሴ", "bar")],
      signature: "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"),
    Vector(
      testDescription: "get-header-value-trim",
      headers: [
        ("host", ["example.amazonaws.com"]), ("my-header1", [" value1"]),
        ("my-header2", [#" "a   b   c""#]),
      ], signature: "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"),
    Vector(
      testDescription: "get-header-value-order",
      headers: [
        ("host", ["example.amazonaws.com"]),
        ("my-header1", ["value4", "value1", "value3", "value2"]),
      ], signature: "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01"),
    Vector(
      testDescription: "post-x-www-form-urlencoded", method: "POST",
      headers: [
        ("content-type", ["application/x-www-form-urlencoded"]),
        ("host", ["example.amazonaws.com"]),
      ], body: "Param1=value1",
      signature: "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"),
  ]

  @Test("AWS's published requests get AWS's published signatures", arguments: vectors)
  func vector(_ row: Vector) throws {
    let request = CanonicalRequest(
      method: row.method, path: row.path, query: row.query,
      headers: row.headers + [("x-amz-date", [Self.moment])],
      payloadHash: KeyedDigest.hexadecimal(of: row.body.utf8))
    let date = try #require(SigningDate(basicFormat: ArraySlice(Self.moment.utf8)))
    let scope = CredentialScope(
      day: "20150830", region: "us-east-1", service: row.service, terminator: "aws4_request")
    let signature = Signature(of: request, at: date, scope: scope, secret: Self.secret)
    #expect(signature.text == row.signature)
    #expect(signature.matches(ArraySlice(row.signature.utf8)))
    #expect(!signature.matches(ArraySlice(row.signature.dropLast().utf8)))
    for index in 0..<64 {
      var changed = Array(row.signature.utf8)
      changed[index] ^= 1
      #expect(!signature.matches(changed[...]), "digit \(index)")
    }
  }

  @Test("the steps of the User Guide's example have the printed results")
  func steps() {
    let scope = CredentialScope(
      day: "20150830", region: "us-east-1", service: "iam", terminator: "aws4_request")
    #expect(
      Hexadecimal.text(of: Signature.key(of: Self.secret, scope: scope))
        == "c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9")
    #expect(KeyedDigest.hexadecimal(of: [UInt8]()) == Self.emptyHash)
  }
}
