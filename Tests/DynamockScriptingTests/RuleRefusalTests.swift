import DynamockScripting
import DynamockTesting
import Testing

/// Tests invalid rules (docs/scripting.md).
@Suite("Invalid rules")
struct RuleRefusalTests {
  @Test(
    "are rejected with the path and the nearest name",
    arguments: [
      ("", "empty"),
      ("[", "not JSON from line 1"),
      ("{}", "then is missing"),
      (#"{"whn":{},"then":{}}"#, "whn is not known here; did you mean when?"),
      (
        #"{"when":{"table":"*?aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa*"},"#
          + #""then":{}}"#,
        "when.table is too long: with a ?, there may be at most 64 characters between two stars"
      ),
      (#"{"when":{"operation":"PutItm"},"then":{}}"#, "did you mean PutItem?"),
      (#"{"when":{"operation":"write"},"then":{}}"#, "did you mean writes?"),
      (
        #"{"when":{"operation":"PutItem","input":{"Itme":{}}},"then":{}}"#,
        "PutItem has no member Itme; did you mean Item?"
      ),
      (
        #"{"when":{"operation":"TransactWriteItems","input":{"TransactItems":[{"Put":{"Itme":{"#
          + #"}}}]}},"then":{}}"#,
        "when.input.TransactItems[0].Put.Itme is unknown"
      ),
      (#"{"when":{"input":{"Nonsense":1}},"then":{}}"#, "not a member of the rule's operations"),
      (#"{"when":{"input":{"TableName":{"$prefx":"a"}}},"then":{}}"#, "did you mean $prefix?"),
      (#"{"when":{"key":{"id":"42"}},"then":{}}"#, "when.key.id is not an attribute value"),
      (#"{"when":{"key":{"id":{"X":"42"}}},"then":{}}"#, "not a type of attribute values"),
      (
        #"{"when":{"expressions":{"condition":"a = "}},"then":{}}"#,
        "not a valid ConditionExpression"
      ),
      (#"{"when":{"attempt":"x"},"then":{}}"#, "when.attempt is not a number"),
      (#"{"limit":{"nth":2,"times":1},"then":{}}"#, "short for skip and times"),
      (#"{"limit":{"probability":1.5},"then":{}}"#, "limit.probability is not a number"),
      (#"{"limit":{"every":0},"then":{}}"#, "limit.every is not an integer from 1"),
      (#"{"id":"a b","then":{}}"#, "id is not 1 to 128 letters"),
      (#"[{"id":"a","then":{}},{"id":"a","then":{}}]"#, "[1].id is the id of another rule"),
      (#"{"then":{"thorttle":true}}"#, "then.thorttle is not known here; did you mean throttle?"),
      (#"{"then":{"fail":"Nonsense"}}"#, "needs a status"),
      (#"{"then":{"fail":"ValidationException"}}"#, "give a message"),
      (#"{"then":{"fail":"InternalServerError","throttle":true}}"#, "a second response"),
      (
        #"{"then":{"throttle":"TableWriteKeyRangeThroughputExceded"}}"#,
        "did you mean TableWriteKeyRangeThroughputExceeded?"
      ),
      (
        #"{"when":{"operation":"GetItem"},"then":{"cancel":{"0":"TransactionConflict"}}}"#, "cancel"
      ),
      (#"{"then":{"cancel":{"0":"Nonsense"}}}"#, "not a cancellation reason"),
      (
        #"{"then":{"cancel":{"matching":"TransactionConflict"}}}"#,
        "without effect unless \"when\" has a \"key\""
      ),
      (#"{"when":{"operation":"PutItem"},"then":{"page":{"limit":1}}}"#, "page"),
      (#"{"then":{"output":{}}}"#, "has a single operation"),
      (
        #"{"when":{"operation":"GetItem"},"then":{"output":{"Itme":{}}}}"#,
        "GetItem has no member Itme; did you mean Item?"
      ),
      (
        #"{"when":{"operation":"GetItem"},"then":{"output":{"Item":{"id":"x"}}}}"#,
        "attribute value"
      ),
      (#"{"then":{"hold":true,"delay":1}}"#, "then.delay is without effect together with \"hold\""),
      (#"{"then":{"hangUp":"later"}}"#, "beforeApplying"),
      (
        #"{"then":{"hangUp":"afterApplying","reset":"afterApplying"}}"#,
        "not possible together with"
      ),
      (
        #"{"then":{"hangUp":"beforeApplying","fail":"InternalServerError"}}"#,
        "so that \"fail\" has no effect"
      ),
      (#"{"then":{"alter":{"headers":{"Content-Length":"1"}}}}"#, "the server writes itself"),
      (#"{"then":{"alter":{"headers":{"X":"a\r\nb"}}}}"#, "not a header field"),
      (
        #"{"then":{"first":[{"operation":"PutItem","input":{"TableName":"T"}}]}}"#,
        "rejected by PutItem"
      ),
      (
        #"{"then":{"unprocessed":{"matching":true}}}"#,
        "without effect unless \"when\" has a \"key\""
      ),
      (
        #"{"then":{"next":true,"fail":"InternalServerError"}}"#,
        "the next rule determines the response"
      ),
      (#"{"stage":"arrival","then":{"throttle":true}}"#, "stage is \"arrival\""),
      (#"{"thenAfter":"last","then":{}}"#, "without effect unless"),
      (#"{"then":{"forward":false}}"#, "then.forward is false, which has no effect"),
      (#"{"then":{"hold":true,"forward":true}}"#, "without effect together with"),
      (#"{"then":{"nothing":false}}"#, "then.nothing is false"),
      (#"{"then":{"nothing":"x"}}"#, "then.nothing is neither true nor false"),
      (
        #"{"then":{"nothing":true,"throttle":true}}"#,
        "then.throttle is without effect together with"
      ),
      (
        #"{"then":{"nothing":true,"hangUp":"afterApplying"}}"#,
        "then.hangUp is without effect together with"
      ),
      (
        #"{"then":{"nothing":true,"alter":{"remove":["a"]}}}"#,
        "then.alter is without effect together with"
      ),
      (#"{"then":{"nothing":true,"next":true}}"#, "the next rule determines the response"),
      (#"{"then":{"raw":{"status":204,"body":"x"}}}"#, "then.raw.body is not possible with status"),
      (#"{"then":{"raw":{"status":304,"bodyBase64":"eA=="}}}"#, "bodyBase64 is not possible with"),
      (
        #"{"when":{"operation":"PutItem","input":{"Item":{"n":{"$gt":5}}}},"then":{}}"#,
        "when.input.Item.n.$gt is a comparison with an attribute value that leaves out its type; "
          + #"write {"N": {"$gt": 5}}"#
      ),
      (
        #"{"when":{"input":{"Item":{"n":{"$prefix":"a"}}}},"then":{}}"#,
        #"write {"S": {"$prefix": "a"}}"#
      ),
      (
        #"{"when":{"operation":["PutItem","GetItem"],"key":{"n":{"$between":[1,2]}}},"then":{}}"#,
        #"write {"N": {"$between": [1,2]}}"#
      ),
      (
        #"{"when":{"operation":"PutItem","input":{"Item":{"n":{"$not":{"$lte":"a"}}}}},"then":{}}"#,
        "leaves out its type"
      ),
      (
        #"{"when":{"operation":"Query","input":{"Limit":{"$between":[9,1]}}},"then":{}}"#,
        "when.input.Limit.$between is in the wrong order"
      ),
      (
        #"{"when":{"operation":"PutItem","input":{"Item":{"n":{"N":{"$between":["10","9"]}}}}},"#
          + #""then":{}}"#, "$between is in the wrong order"
      ),
      (
        #"{"when":{"tag":{"$between":["b",1]}},"then":{}}"#, "bounds that cannot be compared"
      ),
      (#"{"when":{"tag":{"$in":[]}},"then":{}}"#, "when.tag.$in is an empty list"),
      (#"{"when":{"anyOf":[]},"then":{}}"#, "when.anyOf is an empty list"),
      (#"{"when":{"allOf":[]},"then":{}}"#, "when.allOf is an empty list"),
      (
        #"{"then":{"next":true,"pass":true}}"#, #"then.next is without effect together with "pass""#
      ),
      (#"{"then":{"first":[]}}"#, "then.first is empty"),
      (#"{"then":{"setState":{}}}"#, "then.setState is empty"),
      (
        #"{"then":{"page":{"limit":1},"stale":{"seconds":1}}}"#,
        #"then.stale is not possible together with "page"; write two rules"#
      ),
      (
        #"{"then":{"change":{"remove":["Limit"]},"throttle":true}}"#,
        "then.change is without effect together with a response"
      ),
      (
        #"{"then":{"first":[{"operation":"ListTables","input":{}}],"forward":true}}"#,
        #"then.first is without effect together with "forward""#
      ),
      (
        #"{"then":{"forward":true,"stale":{"seconds":1}}}"#,
        "a response together with unprocessed, page or stale"
      ),
      (
        #"{"then":{"forward":true,"hangUp":"beforeApplying"}}"#,
        #""beforeApplying", which sends nothing, so that "forward" has no effect"#
      ),
      (
        #"{"then":{"change":{"remove":["Limit"]},"hangUp":"beforeApplying"}}"#,
        #"then.change is without effect together with "hangUp", for which the engine is not called"#
      ),
      (
        #"{"then":{"page":{"limit":1},"reset":"beforeApplying"}}"#,
        #"then.page is without effect together with "reset""#
      ),
      (
        #"{"then":{"alter":{"remove":["Items"]},"mute":"afterApplying"}}"#,
        #"then.alter is without effect together with "mute", which sends no response"#
      ),
      (
        #"{"then":{"checksum":"wrong","hangUp":"afterApplying"}}"#,
        #"then.checksum is without effect together with "hangUp""#
      ),
      (#"{"then":{"change":{}}}"#, "then.change is empty; it needs set or remove"),
      (#"{"then":{"alter":{"set":{}}}}"#, "then.alter is empty; it needs set or remove or headers"),
      (
        #"{"limit":{"from":20,"until":10},"then":{}}"#, #"limit.until is not after "from""#
      ),
      (
        #"{"then":{"stale":{"checkpoint":"none"}}}"#,
        "then.stale.checkpoint is \"none\", which is not a checkpoint of database default; create it first"
      ),
      (
        #"[{"then":{}},{"then":{"stale":{"checkpoint":"none"}}}]"#, "rules[1].then.stale.checkpoint"
      ),
      (#"{"when":{"anyOf":[{"state":{"a":"b"}}]},"then":{}}"#, "possible only at the top"),
    ])
  func refusals(body: String, part: String) async throws {
    let console = try Console()
    let reply = try await console.control("POST", "rules", body)
    #expect(reply.status == 400, "\(reply)")
    #expect(reply.code == "BadRequest")
    #expect(reply.refusal?.contains(part) == true, "\(reply)")
    #expect(try await console.control("GET", "rules").text == #"{"rules":[]}"#)
  }

  @Test("10,000 damaged ones neither crash the process nor are added in part")
  func damage() async throws {
    let console = try Console()
    let seeds = [
      #"{"id":"a","when":{"operation":["PutItem","reads"],"table":"T*","key":{"id":{"S":{"$in":["#
        + #""1","2"]}}}},"limit":{"skip":1,"every":2},"then":[{"throttle":true},{"delay":0.1,"#
        + #""fail":{"code":"X","status":400,"message":"m"}}],"thenAfter":"again","seed":7}"#,
      ##"{"when":{"anyOf":[{"headers":{"a":{"$glob":"*b?"}}},{"not":{"tag":"x"}}],"expressions":"##
        + ##"{"condition":"#a = :b AND NOT c","names":{"#a":"q"},"values":{":b":{"N":"1"}}}},"##
        + ##""then":{"first":[{"operation":"PutItem","input":{"TableName":"T01","Item":{"id":"##
        + ##"{"S":"1"}}}}],"alter":{"set":{"Item.x[0]":{"$from":"Key.id"}},"headers":{"Date":"##
        + ##""now"}},"truncate":0.5}}"##,
    ]
    var state: UInt64 = 1
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % bound
    }
    for number in 0..<10_000 {
      var bytes = Array(seeds[number % seeds.count].utf8)
      for _ in 0...random(4) {
        let place = random(bytes.count)
        switch random(4) {
        case 0: bytes[place] = UInt8(random(256))
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(bytes[random(bytes.count)], at: place)
        default: bytes.swapAt(place, random(bytes.count))
        }
      }
      _ = try? RuleReader.rules(bytes)
      guard number % 50 == 0 else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      let reply = try await console.control("POST", "rules", text)
      #expect(reply.status == 200 || reply.status == 400, "\(text): \(reply)")
    }
  }
}
