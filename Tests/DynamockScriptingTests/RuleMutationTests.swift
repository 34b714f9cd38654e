import DynamockScripting
import DynamockTesting
import Testing

#if os(Linux)
  /// Tests that 10,000 mutated rule bodies neither crash the process nor make its memory grow.
  @Suite("Ten thousand damaged rules", .timeLimit(.minutes(10)))
  struct RuleMutationTests {
    @Test("are each accepted or rejected with a message, without growing memory")
    func mutations() async throws {
      // A separate process is used, because a crash would end it, and its memory is used by this
      // test alone.
      await #expect(processExitsWith: .success) {
        var generator = Damage(seed: 16)
        let console = try Console()
        try await console.makeTable()
        var accepted = 0
        func round(_ count: Int) async throws {
          for number in 0..<count {
            let body = generator.damaged(Damage.rules[number % Damage.rules.count])
            let reply = try await console.control("POST", "rules", body)
            try #require([200, 400].contains(reply.status), "\(body): \(reply)")
            if reply.status == 200 { accepted += 1 } else { try #require(reply.refusal != nil) }
            guard number % 50 == 49 else { continue }
            // An accepted rule is applied to a request, which must not be left waiting.
            async let get = console.get("1")
            _ = try await console.control("DELETE", "scripting")
            _ = try await get
            _ = try await console.control("DELETE", "scripting")
          }
        }
        try await round(3000)
        let before = residentBytes()
        try await round(10_000)
        let more = residentBytes() - before
        try #require(before > 0)
        #expect(more < 16 << 20, "\(more) bytes more")
        #expect(accepted > 100)
      }
    }
  }

  /// Changes bytes of rules, the same ones on every run.
  private struct Damage {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    static let rules = #"""
      {"id":"a","when":{"operation":"writes","table":"Orders"},"limit":{"nth":3},
       "then":{"throttle":true}}

      {"when":{"attempt":1},"limit":{"probability":0.25},"seed":7,
       "then":{"fail":"InternalServerError"}}

      {"when":{"operation":"PutItem"},"then":[{"fail":"InternalServerError"},{"throttle":true}],
       "thenAfter":"again"}

      {"when":{"operation":"BatchWriteItem","key":{"id":{"S":"42"}}},
       "then":{"unprocessed":{"matching":true}}}

      {"when":{"operation":"TransactWriteItems"},"then":{"cancel":{"1":"TransactionConflict"}}}

      {"when":{"operation":"GetItem","input":{"Key":{"id":{"S":{"$in":["1","2"]}}}}},
       "then":{"alter":{"set":{"Item.n.N":{"$count":true}},"remove":["Item.x"],
       "headers":{"X-A":"b"}}}}

      {"when":{"operation":"UpdateItem"},"then":{"first":[{"operation":"PutItem",
       "input":{"TableName":"Orders","Item":{"id":{"S":"42"}}}}]}}

      {"when":{"operation":"GetItem","expressions":{"projection":"a, b[1].c"}},
       "then":{"output":{"Item":{"id":{"$from":"Key.id"}}}}}

      {"when":{"operation":"Query","index":null},
       "then":{"page":{"empty":2},"delay":{"uniform":[0,0.001]}}}

      {"when":{"operation":"reads"},"then":{"stale":{"asOf":"rule"},"truncate":0.5}}

      {"when":{"anyOf":[{"tag":"a"},{"not":{"headers":{"X":{"$absent":true}}}}]},
       "then":{"raw":{"status":503,"headers":{"A":"b"},"body":"x"}}}

      {"when":{"state":{"a":"b"}},"then":{"setState":{"a":"c"},"hold":null,"mute":"afterApplying"}}

      {"stage":"arrival","place":"last","then":{"next":true,"setState":{"x":"y"}}}

      {"when":{"userAgent":{"$glob":"boto*"}},
       "then":{"drip":{"chunks":2,"seconds":0},"checksum":"wrong","close":true}}
      """#.split(separator: "\n\n").map(String.init)

    private static let pieces = [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "1e99", "-", "0", "$", ".", "$not",
      #""$in":[]"#, "\u{0}", "é", #"\u0000"#, "9999999999999999999",
    ]

    private mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, bound)
    }

    mutating func damaged(_ rule: String) -> String {
      var bytes = Array(rule.utf8)
      for _ in 0...next(3) {
        let place = next(bytes.count)
        switch next(6) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(contentsOf: Self.pieces[next(Self.pieces.count)].utf8, at: place)
        case 2: bytes[place] = UInt8(next(256))
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + next(20)))
        case 4:
          let part = bytes[place..<min(bytes.count, place + next(40))]
          bytes.insert(contentsOf: part, at: next(bytes.count))
        default: bytes[place] ^= 1 << UInt8(next(7))
        }
        if bytes.isEmpty { bytes = Array("{}".utf8) }
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
#endif
