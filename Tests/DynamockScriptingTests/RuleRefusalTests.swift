import DynamockScripting
import DynamockTesting
import Testing

/// Sections 3, 4 and 12.26 of the design.
@Suite("Rules that nobody could follow")
struct RuleRefusalTests {
  @Test(
    "are rejected with the path and the nearest name",
    arguments: [
      ("", "empty"),
      ("[", "no JSON from line 1"),
      ("{}", "then is missing"),
      (#"{"whn":{},"then":{}}"#, "whn is not known here; did you mean when?"),
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
      (#"{"when":{"input":{"Nonsense":1}},"then":{}}"#, "no member of the rule's operations"),
      (#"{"when":{"input":{"TableName":{"$prefx":"a"}}},"then":{}}"#, "did you mean $prefix?"),
      (#"{"when":{"key":{"id":"42"}},"then":{}}"#, "when.key.id is wanted as an attribute value"),
      (#"{"when":{"key":{"id":{"X":"42"}}},"then":{}}"#, "no type of attribute values"),
      (#"{"when":{"expressions":{"condition":"a = "}},"then":{}}"#, "no ConditionExpression"),
      (#"{"when":{"attempt":"x"},"then":{}}"#, "when.attempt is wanted as a number"),
      (#"{"limit":{"nth":2,"times":1},"then":{}}"#, "short for skip and times"),
      (#"{"limit":{"probability":1.5},"then":{}}"#, "limit.probability is wanted as a number"),
      (#"{"limit":{"every":0},"then":{}}"#, "limit.every is wanted as a whole number from 1"),
      (#"{"id":"a b","then":{}}"#, "id is wanted as 1 to 128 letters"),
      (#"[{"id":"a","then":{}},{"id":"a","then":{}}]"#, "[1].id is the id of another rule"),
      (#"{"then":{"thorttle":true}}"#, "then.thorttle is not known here; did you mean throttle?"),
      (#"{"then":{"fail":"Nonsense"}}"#, "needs a status"),
      (#"{"then":{"fail":"ValidationException"}}"#, "give a message"),
      (#"{"then":{"fail":"InternalServerError","throttle":true}}"#, "a second answer"),
      (
        #"{"then":{"throttle":"TableWriteKeyRangeThroughputExceded"}}"#,
        "did you mean TableWriteKeyRangeThroughputExceeded?"
      ),
      (
        #"{"when":{"operation":"GetItem"},"then":{"cancel":{"0":"TransactionConflict"}}}"#, "cancel"
      ),
      (#"{"then":{"cancel":{"0":"Nonsense"}}}"#, "no reason of cancellation"),
      (#"{"then":{"cancel":{"matching":"TransactionConflict"}}}"#, "of no use without \"key\""),
      (#"{"when":{"operation":"PutItem"},"then":{"page":{"limit":1}}}"#, "page"),
      (#"{"then":{"output":{}}}"#, "names one operation"),
      (
        #"{"when":{"operation":"GetItem"},"then":{"output":{"Itme":{}}}}"#,
        "GetItem has no member Itme; did you mean Item?"
      ),
      (
        #"{"when":{"operation":"GetItem"},"then":{"output":{"Item":{"id":"x"}}}}"#,
        "attribute value"
      ),
      (#"{"then":{"hold":true,"delay":1}}"#, "then.delay is of no use beside \"hold\""),
      (#"{"then":{"hangUp":"later"}}"#, "beforeApplying"),
      (#"{"then":{"hangUp":"afterApplying","reset":"afterApplying"}}"#, "impossible beside"),
      (
        #"{"then":{"hangUp":"beforeApplying","fail":"InternalServerError"}}"#, "nothing can be said"
      ),
      (#"{"then":{"alter":{"headers":{"Content-Length":"1"}}}}"#, "the server writes itself"),
      (#"{"then":{"alter":{"headers":{"X":"a\r\nb"}}}}"#, "no header field"),
      (
        #"{"then":{"first":[{"operation":"PutItem","input":{"TableName":"T"}}]}}"#,
        "rejected by PutItem"
      ),
      (#"{"then":{"unprocessed":{"matching":true}}}"#, "of no use without \"key\""),
      (#"{"then":{"next":true,"fail":"InternalServerError"}}"#, "the next rule gives the answer"),
      (#"{"stage":"arrival","then":{"throttle":true}}"#, "stage is \"arrival\""),
      (#"{"thenAfter":"last","then":{}}"#, "of no use unless"),
      (#"{"then":{"forward":true}}"#, "then.forward is not known here"),
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

  @Test("are 10,000 damaged ones, none of which ends the process or is added in part")
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
