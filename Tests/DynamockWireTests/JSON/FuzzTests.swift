import DynamockFuzzing
import DynamockModel
import Testing

/// Broken bodies: whatever the bytes, there is an input or a SerializationException.
@Suite struct FuzzTests {
  @Test("changed, cut and doubled bodies never do harm")
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
        // Only bytes that are no JSON object go without a sentence.
        #expect(
          (error.message == nil) == (!isJSON(body) || !isObject(body)),
          "input \(run.count) of seed \(run.seed)")
      }
      #expect(.now - began < .seconds(5), "input \(run.count) of seed \(run.seed)")
    }
    #expect(refused > run.count / 4)
  }

  private func isObject(_ body: [UInt8]) -> Bool {
    body.first { $0 > 0x20 } == UInt8(ascii: "{")
  }
}
