import DynamockModel
import Testing

@Suite("Clocks")
struct ManualClockTests {
  @Test("a manual clock shows the time it is set to and moves on request")
  func manual() {
    let clock = ManualClock(now: Timestamp(milliseconds: 5))
    #expect(clock.now == Timestamp(milliseconds: 5))
    clock.advance(by: .seconds(60))
    clock.advance(by: .microseconds(1999))
    #expect(clock.now == Timestamp(milliseconds: 60_006))
    clock.advance(by: .seconds(-60))
    #expect(clock.now == Timestamp(milliseconds: 6))
    clock.set(to: Timestamp(milliseconds: 9))
    #expect(clock.now == Timestamp(milliseconds: 9))
  }

  @Test("all steps of many tasks are counted")
  func concurrent() async {
    let clock = ManualClock(now: Timestamp(milliseconds: 0))
    await withTaskGroup { group in
      for _ in 0..<8 {
        group.addTask { for _ in 0..<1000 { clock.advance(by: .milliseconds(1)) } }
      }
    }
    #expect(clock.now == Timestamp(milliseconds: 8000))
  }

  @Test("the system's clock shows a time of this century and moves")
  func system() async throws {
    let clock = SystemClock()
    let before = clock.now
    try await Task.sleep(for: .milliseconds(3))
    #expect(before > Timestamp(milliseconds: 1_700_000_000_000))
    #expect(before < Timestamp(milliseconds: 4_102_444_800_000))
    #expect(clock.now > before)
  }
}
