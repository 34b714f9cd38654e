import DynamockModel
import Testing

/// Broken bodies: whatever the bytes, there is an input or a SerializationException.
@Suite struct FuzzTests {
  private static let bodies = [
    #"{"TableName":"t","Item":{"k":{"S":"é\n\ud83d\ude00"},"n":{"N":"-1.5e3"},"b":{"B":"AQID"},"l":{"L":[{"NULL":true},{"M":{"x":{"SS":["a","b"]}}}]}},"ReturnValues":"ALL_OLD"}"#,
    #"{"RequestItems":{"t":[{"PutRequest":{"Item":{"a":{"BS":["AA=="]}}}},{"DeleteRequest":{"Key":{"a":{"BOOL":false}}}}]}}"#,
    #"{"TableName":"t","KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"ProvisionedThroughput":{"ReadCapacityUnits":1.5e1,"WriteCapacityUnits":-0}}"#,
  ]

  @Test("changed, cut and doubled bytes never do harm", arguments: [11, 12, 13] as [UInt64])
  func mutations(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let operations: [Operation] = [.putItem, .batchWriteItem, .createTable, .transactWriteItems]
    let deadline = ContinuousClock.now + .seconds(2)
    var refused = 0
    var rounds = 0
    while rounds < 20_000, ContinuousClock.now < deadline {
      rounds += 1
      let body = mutated(Array(Self.bodies.randomElement(using: &random)?.utf8 ?? "".utf8), &random)
      do {
        _ = try decode(operations.randomElement(using: &random) ?? .putItem, body)
      } catch {
        refused += 1
        #expect(error.code == .serialization)
        // Only bytes that are no JSON object go without a sentence.
        #expect((error.message == nil) == (!isJSON(body) || !isObject(body)), "seed \(seed)")
      }
    }
    #expect(refused > rounds / 4)
  }

  private func isObject(_ body: [UInt8]) -> Bool {
    body.first { $0 > 0x20 } == UInt8(ascii: "{")
  }

  private func mutated(_ body: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var body = body
    let interesting = Array(#"{}[]",:\0e-tfn1.u"#.utf8) + [0x00, 0x80, 0xC3, 0xED, 0xFF]
    for _ in 0..<Int.random(in: 1...4, using: &random) where !body.isEmpty {
      let index = Int.random(in: 0..<body.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: body[index] = interesting.randomElement(using: &random) ?? 0
      case 1: body.remove(at: index)
      case 2: body.insert(interesting.randomElement(using: &random) ?? 0, at: index)
      case 3: body.removeSubrange(index...)
      default:
        let end = Int.random(in: index...body.count, using: &random)
        body.insert(contentsOf: body[index..<end], at: index)
      }
    }
    return body
  }
}
