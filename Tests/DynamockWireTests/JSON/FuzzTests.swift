import DynamockFuzzing
import DynamockModel
import SeededRandom
import Testing

/// Tests malformed bodies: any bytes give an input or a SerializationException.
@Suite struct FuzzTests {
  @Test("changed, cut and repeated bodies do no harm")
  func mutations() throws {
    var run = FuzzRun("json")
    let operations: [Operation] = [.putItem, .batchWriteItem, .createTable, .transactWriteItems]
    var refused = 0
    while let body = run.next() {
      let began = ContinuousClock.now
      do {
        _ = try decode(run.random.pick(operations), body)
      } catch {
        refused += 1
        #expect(error.code == .serialization)
        // Only bytes that are not a JSON object get an error without a message, and lists in the
        // place of booleans.
        if error.message != nil || !hasListForBoolean(body) {
          #expect(
            (error.message == nil) == (!isJSON(body) || !isObject(body)),
            "input \(run.count) of seed \(run.seed): \(String(decoding: body, as: UTF8.self))")
        }
      }
      #expect(.now - began < .seconds(5), "input \(run.count) of seed \(run.seed)")
    }
    #expect(refused > run.count / 4)
  }

  private func hasListForBoolean(_ body: [UInt8]) -> Bool {
    let text = String(decoding: body.filter { $0 > 0x20 }, as: UTF8.self)
    return ["BOOL", "NULL", "Enabled", "Exists", "ConsistentRead"].contains {
      text.contains("\($0)\":[")
    }
  }

  private func isObject(_ body: [UInt8]) -> Bool {
    body.first { $0 > 0x20 } == UInt8(ascii: "{")
  }
}
