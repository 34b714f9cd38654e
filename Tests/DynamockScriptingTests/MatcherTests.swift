import DynamockTesting
import Testing

/// Tests matchers, as described in docs/scripting.md.
@Suite("Matchers")
struct MatcherTests {
  private static let put =
    ##"{"TableName":"Orders","Item":{"id":{"S":"42"},"n":{"N":"1"},"tags":{"SS":["a","b"]}},"##
    + ##""ConditionExpression":"attribute_not_exists(id) AND #s = :v","##
    + ##""ExpressionAttributeNames":{"#s":"status"},"ExpressionAttributeValues":{":v":{"S":"##
    + ##""new"}}}"##

  @Test(
    "match a PutItem by each of their members",
    arguments: [
      (#"{}"#, true),
      (#"{"operation":"PutItem"}"#, true), (#"{"operation":"GetItem"}"#, false),
      (#"{"operation":["GetItem","writes"]}"#, true), (#"{"operation":"reads"}"#, false),
      (#"{"table":"Orders"}"#, true), (#"{"table":"Or*"}"#, true), (#"{"table":"Other"}"#, false),
      (#"{"table":"arn:aws:dynamodb:eu-west-1:123456789012:table/Orders"}"#, true),
      (#"{"index":null}"#, true), (#"{"index":"byDate"}"#, false),
      (#"{"key":{"id":{"S":"42"}}}"#, true), (#"{"key":{"id":{"S":"43"}}}"#, false),
      (#"{"key":{"id":{"S":{"$prefix":"4"}}}}"#, true),
      (#"{"operation":"PutItem","input":{"Item":{"n":{"N":"1.0"}}}}"#, true),
      (#"{"operation":"PutItem","input":{"Item":{"tags":{"SS":["b","a"]}}}}"#, true),
      (#"{"operation":"PutItem","input":{"Item":{"n":{"N":{"$gt":"0"}}}}}"#, true),
      (#"{"operation":"PutItem","input":{"Item":{"n":{"N":{"$gt":9}}}}}"#, false),
      (#"{"operation":"PutItem","input":{"Item":{"n":{"N":{"$between":[1,2]}}}}}"#, true),
      (#"{"input":{"ConditionExpression":{"$absent":true}}}"#, false),
      (#"{"input":{"ReturnValues":{"$absent":true}}}"#, true),
      (#"{"input":{"ConditionExpression":{"$contains":"not_exists"}}}"#, true),
      (#"{"input":{"TableName":{"$glob":"?rders"}}}"#, true),
      (#"{"input":{"TableName":{"$not":"Orders"}}}"#, false),
      (#"{"input":{"TableName":{"$in":["a","Orders"]}}}"#, true),
      (#"{"input":{"Item":{"tags":{"$type":"SS"}}}}"#, true),
      (#"{"input":{"Item":{"$size":3}}}"#, true),
      (##"{"input":{"ExpressionAttributeNames":{"$literal":{"#s":"status"}}}}"##, true),
      (
        ##"{"expressions":{"condition":"#x = :x and attribute_not_exists(id)","names":{"#x":"##
          + ##""status"},"values":{":x":{"S":"new"}}}}"##,
        true
      ),
      (
        ##"{"expressions":{"condition":"#x = :x","names":{"#x":"status"},"values":{":x":{"S":"##
          + ##""new"}}}}"##,
        false
      ),
      (#"{"expressions":{"condition":{"text":"attribute_not_exists(id) AND #s = :v"}}}"#, true),
      (#"{"headers":{"X-Custom":"yes"}}"#, true),
      (#"{"headers":{"x-custom":{"$absent":true}}}"#, false),
      (#"{"accessKey":"AKIDEXAMPLE"}"#, true), (#"{"region":"eu-west-1"}"#, true),
      (#"{"region":"us-east-1"}"#, false), (#"{"tag":"t1"}"#, true),
      (#"{"userAgent":{"$contains":"Boto3"}}"#, true), (#"{"attempt":2}"#, true),
      (#"{"attempt":{"$lt":2}}"#, false), (#"{"invocation":"abc"}"#, true),
      (#"{"reused":false}"#, true), (#"{"reused":true}"#, false),
      (#"{"allOf":[{"operation":"writes"},{"table":"Orders"}]}"#, true),
      (#"{"anyOf":[{"operation":"reads"},{"table":"Orders"}]}"#, true),
      (#"{"not":{"table":"Orders"}}"#, false),
      (#"{"comment":"why","operation":"PutItem"}"#, true),
    ])
  func put(matcher: String, holds: Bool) async throws {
    let console = try Console()
    try await console.rule(#"{"when":\#(matcher),"then":{"fail":"InternalServerError"}}"#)
    let reply = try await console.call(
      "PutItem", Self.put, on: nil,
      [
        ("X-Custom", "yes"), ("x-dynamock-tag", "t1"), ("User-Agent", "Boto3/1.43"),
        ("amz-sdk-request", "attempt=2; max=3"), ("amz-sdk-invocation-id", "abc"),
      ])
    #expect((reply.status == 500) == holds, "\(reply)")
  }

  @Test(
    "find a key in every operation on items",
    arguments: [
      ("GetItem", #"{"TableName":"T01","Key":{"id":{"S":"42"}}}"#),
      ("BatchGetItem", #"{"RequestItems":{"T01":{"Keys":[{"id":{"S":"1"}},{"id":{"S":"42"}}]}}}"#),
      (
        "BatchWriteItem", #"{"RequestItems":{"T01":[{"DeleteRequest":{"Key":{"id":{"S":"42"}}}}]}}"#
      ),
      (
        "TransactWriteItems",
        #"{"TransactItems":[{"Put":{"TableName":"T01","Item":{"id":{"S":"42"}}}}]}"#
      ),
      (
        "Query",
        ##"{"TableName":"T01","KeyConditionExpression":"#i = :i","ExpressionAttributeNames":{"##
          + ##""#i":"id"},"ExpressionAttributeValues":{":i":{"S":"42"}}}"##
      ),
      (
        "Query",
        #"{"TableName":"T01","KeyConditions":{"id":{"ComparisonOperator":"EQ","#
          + #""AttributeValueList":[{"S":"42"}]}}}"#
      ),
      ("ExecuteStatement", #"{"Statement":"SELECT * FROM T01 WHERE id = '42'"}"#),
      (
        "ExecuteStatement",
        #"{"Statement":"INSERT INTO T01 VALUE {'id': ?}","Parameters":[{"S":"42"}]}"#
      ),
    ])
  func keys(operation: String, body: String) async throws {
    let console = try Console()
    try await console.rule(
      #"{"when":{"table":"T01","key":{"id":{"S":"42"}}},"then":{"fail":"InternalServerError"}}"#)
    #expect(try await console.call(operation, body).status == 500)
    let other = body.replacing("42", with: "7")
    #expect(try await console.call(operation, other).status != 500)
  }

  @Test("S26: the order of a transaction's actions matters, that of members does not")
  func order() async throws {
    let console = try Console()
    let check = #"{"ConditionCheck":{"TableName":"T01"}}"#
    let delete = #"{"Delete":{"TableName":"T01"}}"#
    try await console.rule(
      #"{"when":{"operation":"TransactWriteItems","input":{"TransactItems":[\#(check),"#
        + #"\#(delete)]}},"then":{"fail":"InternalServerError"}}"#
    )
    let first =
      #"{"ConditionCheck":{"Key":{"id":{"S":"1"}},"TableName":"T01","ConditionExpression":"#
      + #""attribute_exists(id)"}}"#
    let second = #"{"Delete":{"Key":{"id":{"S":"2"}},"TableName":"T01"}}"#
    let same = try await console.call(
      "TransactWriteItems", #"{"TransactItems":[\#(first),\#(second)]}"#)
    #expect(same.status == 500)
    let swapped = try await console.call(
      "TransactWriteItems", #"{"TransactItems":[\#(second),\#(first)]}"#)
    #expect(swapped.status == 400)
  }

  @Test("compare legacy parameters by meaning")
  func legacy() async throws {
    let console = try Console()
    try await console.rule(
      #"{"when":{"expressions":{"condition":"attribute_not_exists(id)"}},"then":{"fail":"#
        + #""InternalServerError"}}"#
    )
    let reply = try await console.call(
      "PutItem",
      #"{"TableName":"T01","Item":{"id":{"S":"1"}},"Expected":{"id":{"Exists":false}}}"#)
    #expect(reply.status == 500)
  }

  @Test("distinguish a connection that has served a request from a new one")
  func reuse() async throws {
    let console = try Console()
    try await console.rule(#"{"when":{"reused":true},"then":{"fail":"InternalServerError"}}"#)
    let client = ClientConnectionFixture.make()
    #expect(try await console.call("ListTables", from: client).status == 200)
    #expect(try await console.call("ListTables", from: client).status == 500)
  }

  @Test("of a rejection are shown with the nearest rule and every difference")
  func nearMiss() async throws {
    let console = try Console()
    try await console.rule(
      #"{"id":"far","when":{"operation":"CreateTable"},"then":{"pass":true}}"#)
    try await console.rule(
      #"{"id":"near","when":{"operation":"UpdateItem","table":"Orders","key":{"id":{"S":"42"}},"#
        + #""input":{"ConditionExpression":{"$absent":true}}},"then":{"pass":true}}"#
    )
    _ = try await console.control("POST", "scripting", #"{"unmatched":"refuse"}"#)
    let reply = try await console.call(
      "UpdateItem",
      #"{"TableName":"Orders","Key":{"id":{"S":"43"}},"ConditionExpression":"#
        + #""attribute_exists(id)"}"#
    )
    #expect(reply.status == 400)
    #expect(reply.error == "UnexpectedRequest")
    #expect(reply.json?["__type"]?.text == "com.dynamock#UnexpectedRequest")
    let message = reply.message ?? ""
    #expect(message.contains("the nearest rule is near, which differs in 2 places"))
    #expect(message.contains(#"Key.id"#) && message.contains(#"{"S":"43"}"#))
    #expect(message.contains("ConditionExpression"))
    #expect(reply.fields.contains { $0.name == "x-dynamock-explain" })
  }
}
