import DynamockTesting
import Testing

/// Tests templates, as described in docs/scripting.md.
@Suite("Templates")
struct TemplateTests {
  @Test(
    "fill in the message of fail",
    arguments: [
      (#"{"$from":"TableName"}"#, "Orders"), (#"{"$from":"Key.id.S"}"#, "7"),
      (#"{"$from":"Key.id"}"#, #"{"S":"7"}"#), (#"{"$from":"ConsistentRead"}"#, "true"),
      (#"{"$count":true}"#, "1"), (#""no template""#, "no template"),
    ])
  func message(template: String, text: String) async throws {
    for code in [#""code":"ValidationException""#, #""code":"Odd","status":418"#] {
      let console = try Console()
      try await console.rule(
        #"{"when":{"operation":"GetItem"},"then":{"fail":{\#(code),"message":\#(template)}}}"#)
      let reply = try await console.call(
        "GetItem", #"{"TableName":"Orders","Key":{"id":{"S":"7"}},"ConsistentRead":true}"#)
      #expect(reply.message == text, "\(reply)")
    }
  }

  @Test("fill in the time and a new identifier in a message")
  func fresh() async throws {
    let console = try Console()
    try await console.rule(
      #"{"then":{"fail":{"code":"ValidationException","message":{"$uuid":true}}}}"#)
    let first = try await console.call("ListTables").message
    let second = try await console.call("ListTables").message
    #expect(first?.count == 36 && second?.count == 36 && first != second)
    try await console.rule(
      #"{"then":{"fail":{"code":"ValidationException","message":{"$now":"iso"}}}}"#)
    #expect(try await console.call("ListTables").message?.hasSuffix("Z") == true)
  }

  @Test("are empty for a member that a request lacks: null in JSON, and nothing in a message")
  func missing() async throws {
    let console = try Console()
    try await console.rule(
      #"{"when":{"operation":"GetItem"},"then":{"fail":{"code":"ValidationException","message":"#
        + #"{"$from":"ProjectionExpression"}}}}"#)
    #expect(try await console.get("1").message == "null")
  }

  @Test(
    "are rejected with the nearest name if no request of the rule has the member",
    arguments: [
      (
        #"{"when":{"operation":"GetItem"},"then":{"output":{"Item":{"$from":"Kye.id"}}}}"#,
        "then.output.Item.$from is \"Kye.id\", which no GetItem has; did you mean Key?"
      ),
      (
        #"{"when":{"operation":"GetItem"},"then":{"alter":{"set":{"Item.a":{"$from":"Item.a"}}}}}"#,
        "which no GetItem has"
      ),
      (
        #"{"then":{"alter":{"set":{"Item.a":{"$frm":"Key.a"}}}}}"#,
        "no template; did you mean $from?"
      ),
      (
        #"{"then":{"fail":{"code":"X","status":400,"message":{"$form":"Key"}}}}"#,
        "then.fail.message is no template; did you mean $from?"
      ),
      (
        #"{"then":{"fail":{"code":"X","status":400,"message":"m","members":{"a":{"$from":"Nope"}}}}}"#,
        "which no request has"
      ),
      (
        #"{"when":{"operation":"reads"},"then":{"fail":{"code":"X","status":400,"message":"#
          + #"{"$from":"Item.id"}}}}"#, "which no request of the rule's operations has"
      ),
      (
        #"{"when":{"operation":"GetItem"},"then":{"output":{"Item":{"$from":"Key.id.Text"}}}}"#,
        "which no GetItem has"
      ),
      (
        #"{"when":{"operation":"TransactWriteItems"},"then":{"fail":{"code":"X","status":400,"#
          + #""message":{"$from":"TransactItems[0].Putt.TableName"}}}}"#, "did you mean Put?"
      ),
    ])
  func refused(body: String, part: String) async throws {
    let console = try Console()
    let reply = try await console.control("POST", "rules", body)
    #expect(reply.status == 400, "\(reply)")
    #expect(reply.refusal?.contains(part) == true, "\(reply)")
  }

  @Test(
    "are accepted if some operation of the rule has the member",
    arguments: [
      #"{"when":{"operation":["GetItem","PutItem"]},"then":{"fail":{"code":"X","status":400,"#
        + #""message":{"$from":"Item.id"}}}}"#,
      #"{"then":{"fail":{"code":"X","status":400,"message":{"$from":"Statements[3].Statement"}}}}"#,
      #"{"when":{"operation":"GetItem"},"then":{"output":{"Item":{"id":{"$from":"Key.id"},"n":{"N":"#
        + #"{"$count":true}}}}}}"#,
    ])
  func taken(body: String) async throws {
    try await Console().rule(body)
  }
}
