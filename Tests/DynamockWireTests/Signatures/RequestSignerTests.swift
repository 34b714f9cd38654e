import DynamockModel
import Testing

@testable import DynamockWire

/// Compares with requests that AWS and botocore signed.
///
/// Tests/Clients/test_copy_signatures.py compares some hundred more.
@Suite struct RequestSignerTests {
  static let moment = Timestamp(milliseconds: 1_440_938_160_000)

  /// The token of AWS's suite, `post-sts-token/readme.txt`.
  static let token =
    "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeo"
    + "IYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0"
    + "wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FD"
    + "rypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA=="

  struct Vector: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var fields: [RequestSigner.Field] = []
    var query: [RequestSigner.Field] = []
    var body = ""
    var token: String?
    var signedHeaders = "host;x-amz-date"
    var signature: String
  }

  /// The cases of AWS's Signature Version 4 test suite whose method is POST.
  static let vectors = [
    Vector(
      testDescription: "post-vanilla",
      signature: "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
    Vector(
      testDescription: "post-header-key-case", fields: [("HOST", "example.amazonaws.com")],
      signature: "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
    Vector(
      testDescription: "post-header-key-sort", fields: [("My-Header1", "value1")],
      signedHeaders: "host;my-header1;x-amz-date",
      signature: "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c"),
    Vector(
      testDescription: "post-header-value-case", fields: [("My-Header1", "VALUE1")],
      signedHeaders: "host;my-header1;x-amz-date",
      signature: "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d"),
    Vector(
      testDescription: "post-sts-header-before", token: token,
      signedHeaders: "host;x-amz-date;x-amz-security-token",
      signature: "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead"),
    Vector(
      testDescription: "post-vanilla-query", query: [("Param1", "value1")],
      signature: "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11"),
    Vector(
      testDescription: "post-x-www-form-urlencoded",
      fields: [("Content-Type", "application/x-www-form-urlencoded")], body: "Param1=value1",
      signedHeaders: "content-type;host;x-amz-date",
      signature: "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"),
    Vector(
      testDescription: "post-x-www-form-urlencoded-parameters",
      fields: [("Content-Type", "application/x-www-form-urlencoded; charset=utf8")],
      body: "Param1=value1", signedHeaders: "content-type;host;x-amz-date",
      signature: "1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe"),
  ]

  @Test("signs the POST requests of AWS's suite as the suite does", arguments: vectors)
  func vector(_ row: Vector) {
    let signer = RequestSigner(
      SigningCredentials(
        accessKeyID: "AKIDEXAMPLE", secretAccessKey: SignatureVectorTests.secret,
        sessionToken: row.token),
      region: "us-east-1", service: "service")
    let hasHost = row.fields.contains { $0.name == "HOST" }
    let fields = signer.fields(
      signing: (hasHost ? [] : [("Host", "example.amazonaws.com")]) + row.fields,
      query: row.query, body: Array(row.body.utf8), at: Self.moment)
    var expected: [RequestSigner.Field] = [("X-Amz-Date", "20150830T123600Z")]
    if let token = row.token { expected.append(("X-Amz-Security-Token", token)) }
    expected.append(
      (
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
          + "SignedHeaders=\(row.signedHeaders), Signature=\(row.signature)"
      ))
    #expect(fields.map(\.name) == expected.map(\.name))
    #expect(fields.map(\.value) == expected.map(\.value))
  }

  /// A request that botocore signed.
  struct Row: Sendable, CustomTestStringConvertible {
    var seconds: Int64
    var key: String
    var secret: String
    var token: String?
    var region: String
    var host: String
    var path: String
    var target: String
    var body: String
    var signature: String

    var testDescription: String { "\(target) to \(host)\(path) at \(seconds)" }

    init(
      _ seconds: Int64, _ key: String, _ secret: String, _ token: String?, _ region: String,
      _ host: String, _ path: String, _ target: String, _ body: String, _ signature: String
    ) {
      (self.seconds, self.key, self.secret, self.token) = (seconds, key, secret, token)
      (self.region, self.host, self.path, self.target) = (region, host, path, target)
      (self.body, self.signature) = (body, signature)
    }
  }

  /// Signatures of botocore 1.44.5's SigV4Auth, with a fixed clock.
  static let rows = [
    Row(
      2241903809, "TESTKEYNJLFWRI5H2N3ZUVX", "IjIyM4izrVHtEag2omragVbk5vDelAZHNP9DERv1",
      "1+abcEC27cB=A6fBEa65031D0/=8E==4+B=b+bbEe5ba=011=F/28B+28Fe3", "eu-west-1",
      "dynamodb.eu-west-1.amazonaws.com", "/", "DynamoDBStreams_20120810.GetRecords", "{}",
      "c282869542300419820ccd0d482c2e63994b7ff43f92444022dde78e2fabc55e"),
    Row(
      3228665138, "TESTKEYGP27T6SQB26F6HKF", "+NbcFGA85jLd2IjcSLA5VVDGqAHtTNxx0/d073BZ", nil,
      "eu-west-1", "streams.dynamodb.us-east-1.amazonaws.com", "/db/my-test",
      "DynamoDBStreams_20120810.GetRecords", "{\"TableName\":\"Orders\"}",
      "8e46b0c1c5938b7ee238ffdc120c1c31d79098c01fff092d4617b951574153f3"),
    Row(
      250595647, "TESTKEYXB7IL6S7N5Q7CXZU", "3UHI170cQEareIg+kyFc5xm5qJl7f3S7EP5JPjic", nil,
      "localhost", "localhost:8000", "/db/a.b_c/", "DynamoDB_20120810.GetItem",
      "{\"TableName\":\"Größe\",\"Key\":{\"pk\":{\"S\":\"日本 😀\"}}}",
      "e8d908fd89c3f3747fa2424095cda1100e02c3e7aba48744a51e805ff242d00d"),
    Row(
      1239855598, "TESTKEY6PQLUKCCQHCJJ5OE", "JRYUkob8w+o5QNiXuY8T+p4A3lWpZnscxKaM2vtM",
      "79B4c0D268CFed5dc97cdFEAC94C=0aDDD9bB+941408A45b3BBbc0F0Bdf8", "cn-north-1",
      "127.0.0.1:49152", "/a%20b/~x", "DynamoDBStreams_20120810.GetRecords",
      "{\"TableName\":\"a\",\"Item\":{\"b\":{\"B\":\"AP8=\"}}}",
      "74ec735fe9e309275abe8ad195d1b7eee6bc89df08f1d74b6766b6b42d1f5c93"),
    Row(
      943700500, "TESTKEYAZDQEMT6BMDXEGZB", "4R/GGeTpTVBFAd4iUdx3FpT7ulqwEUCJ7kMSaF0Y", nil,
      "eu-west-1", "[::1]:8000", "/", "DynamoDBStreams_20120810.GetRecords", "",
      "60db1b2f6658fed159a8b7d64a2814bf790a57fee613ac610f5f752322d2ac46"),
    Row(
      2210269792, "TESTKEYNZVSSXTYHKHKK5T2", "wdcXbD9PQ43XbtihxBiwsUy4+WmUPRccI5dJcl4L", nil,
      "cn-north-1", "example.com", "/db/my-test", "DynamoDB_20120810.BatchWriteItem", "{}",
      "85c6809123ca3e573c02d5ca3fbfaaa1970315caa233932d1177cc19cebcbf91"),
    Row(
      3003780019, "TESTKEYMIGWT6KP6WIXOCDP", "TQuQcgAzRKgNCHCWUNL2kmA7CwpaVil1DFnSlYC0",
      "Ec6+9/bFf8435F2e+b13576D=A6bCdCF=8d02bDf9=38e78+E1B2f21cDc7a", "cn-north-1",
      "dynamodb.eu-west-1.amazonaws.com", "/db/a.b_c/", "DynamoDBStreams_20120810.GetRecords",
      "{\"TableName\":\"Orders\"}",
      "0017fbed83ad0fb507ff7786f4bbc5acd5153ea99742dbcca5b381549eb2e87b"),
    Row(
      3893492459, "TESTKEYOZAYNVAUBJTULILJ", "OPfw0Z8W10w6m4RgkiDQoXsujIc7UFxXMg6jNAbQ", nil,
      "localhost", "streams.dynamodb.us-east-1.amazonaws.com", "/a%20b/~x",
      "DynamoDBStreams_20120810.GetRecords",
      "{\"TableName\":\"Größe\",\"Key\":{\"pk\":{\"S\":\"日本 😀\"}}}",
      "f1c584e70bb3e9703c0198fd49f181e357bcdd3bf0b7385c5cc1eea16a89cf76"),
    Row(
      2729101787, "TESTKEY5QMSTJS5OT3DFBGH", "hS8EbilsKpVZhhdnzHRnyL4kMt/11qM9X9q6TFo5", nil,
      "localhost", "localhost:8000", "/", "DynamoDBStreams_20120810.GetRecords",
      "{\"TableName\":\"a\",\"Item\":{\"b\":{\"B\":\"AP8=\"}}}",
      "cf537e4f136eaa9045f2836d96aaa5ea9cd76dae9a10242f2d3fdce9c44f9ab7"),
    Row(
      4045630162, "TESTKEYN6S4WHJ677FTUKIA", "Vxr3SXhR5NnkaPUyeDL8NG3btrDIgWBN3atFxQF1",
      "dFDfAEeBBB1eE+=c/A04A+4F3E0Bf3BBA3+22cF86=/3D99eBB588F903141", "us-east-1",
      "127.0.0.1:49152", "/db/my-test", "DynamoDB_20120810.GetItem", "",
      "6792686ee7e006c02b98af5e9bea885d5d5a1caf87e7b1db1db1841f3a92e76f"),
    Row(
      1935827868, "TESTKEYEN7MVYUFUVIDBW5A", "ay2xKWDYvQ+Qfihtgzl9148pbLPfweDSiL4TH6dN", nil,
      "eu-west-1", "[::1]:8000", "/db/a.b_c/", "DynamoDB_20120810.BatchWriteItem", "{}",
      "90b553d706553cfc30040abd876b7e5121fbf4e6841e041207eac89108e9b4fc"),
    Row(
      2255262096, "TESTKEYNIALPRWZJNTJFXQH", "gIU48FKJhbrM/YxG1Af5265ZfxTUDTNxiyFbaiMR", nil,
      "us-east-1", "example.com", "/a%20b/~x", "DynamoDBStreams_20120810.GetRecords",
      "{\"TableName\":\"Orders\"}",
      "6984af3cb2711214f57799e64a6b4b21fbd365e353f8926fe04c0dcd7a41dd2c"),
    Row(
      884527902, "TESTKEYRHQSE5GV4BVV3UJS", "V56CkcS2OU27MRr83TB1Sp62Mzmkd1xqqgbBSUBs",
      "fad20CBB=Cd7C=ab3=a0CceebCA3/18DfAe40F14/c79f8cEA5B0/59a/f/F", "us-gov-west-1",
      "dynamodb.eu-west-1.amazonaws.com", "/", "DynamoDBStreams_20120810.GetRecords",
      "{\"TableName\":\"Größe\",\"Key\":{\"pk\":{\"S\":\"日本 😀\"}}}",
      "93e82260dfcdc2014adcb6f9f56d3e90dde0efb7003837a4828fec463b6bd0e1"),
    Row(
      294525938, "TESTKEYN3ZRGTNT7D4YQHMB", "z+h+/ZA6+ol0Bp71BfloebezTqAI0Xt5lnaDrcSO", nil,
      "eu-west-1", "streams.dynamodb.us-east-1.amazonaws.com", "/db/my-test",
      "DynamoDB_20120810.GetItem", "{\"TableName\":\"a\",\"Item\":{\"b\":{\"B\":\"AP8=\"}}}",
      "9284cc16f2ac38b9c373ecf928bcfcef644608752cf59b8edcdc5382d210e112"),
    Row(
      3543281571, "TESTKEYAB64A3Z6ZJXCS2CF", "7cMYVB0anq81jXnOKt84FutvZeyIXGnSwC5faESr", nil,
      "cn-north-1", "localhost:8000", "/db/a.b_c/", "DynamoDB_20120810.GetItem", "",
      "7ec240ddbf9615c9c269e8473eb6e8840c7a8f16ad60e8084264396069a16d02"),
    Row(
      3201754737, "TESTKEYDSASOSD2EWW3TUTK", "PP2ie+xqqMjNykPY+3fROhGjgdyYzPxdbYLWBZlK",
      "caD==6b=FdA=D+87+/050cd99be0dE2A=b4069CD/+a3Ef06d0cbBc6/d8D4", "cn-north-1",
      "127.0.0.1:49152", "/a%20b/~x", "DynamoDBStreams_20120810.GetRecords", "{}",
      "fbaddcfee9e8815e8dd76f5558e313e388d61a319c2606f9514e5c926afb9a38"),
  ]

  @Test("signs requests to DynamoDB as botocore does", arguments: rows)
  func botocore(_ row: Row) {
    let signer = RequestSigner(
      SigningCredentials(
        accessKeyID: row.key, secretAccessKey: row.secret, sessionToken: row.token),
      region: row.region)
    let fields = signer.fields(
      signing: [
        ("Host", row.host), ("X-Amz-Target", row.target),
        ("Content-Type", "application/x-amz-json-1.0"),
      ], path: row.path, body: Array(row.body.utf8),
      at: Timestamp(milliseconds: row.seconds * 1000))
    #expect(fields.last?.value.hasSuffix("Signature=\(row.signature)") == true)
  }

  @Test("what it signs is accepted by `auth = verify`, and is rejected once a byte has changed")
  func verified() throws {
    let clock = ManualClock(now: Self.moment)
    let keys = try #require(AccessKeys("AKID:secret"))
    let authorizer = RequestAuthorizer(.verify, accessKeys: keys, clock: clock)
    let signer = RequestSigner(
      SigningCredentials(accessKeyID: "AKID", secretAccessKey: "secret"), region: "eu-west-1")
    let signed: [RequestSigner.Field] = [
      ("Host", "localhost:8000"), ("X-Amz-Target", "DynamoDB_20120810.ListTables"),
    ]
    let body = Array(#"{"Limit":1}"#.utf8)
    let fields = signed + signer.fields(signing: signed, body: body, at: Self.moment)
    let request = try WireRequest(headers: fields, body: body)
    #expect(try authorizer.credential(of: request).accessKeyID == "AKID")
    let changed = try WireRequest(headers: fields, body: Array(#"{"Limit":2}"#.utf8))
    let error = #expect(throws: DynamoDBError.self) { try authorizer.credential(of: changed) }
    #expect(error?.code == .invalidSignature)
  }

  @Test("credentials print their access key and no secret")
  func description() {
    let credentials = SigningCredentials(
      accessKeyID: "AKID", secretAccessKey: "hush", sessionToken: "mum")
    var dumped = ""
    dump(credentials, to: &dumped)
    for text in ["\(credentials)", String(reflecting: credentials), "\([credentials])", dumped] {
      #expect(text.contains("AKID"))
      #expect(!text.contains("hush") && !text.contains("mum"), "\(text)")
    }
  }
}
