import DynamockModel
import Testing

@Suite("Steady time")
struct SteadyClockTests {
  private let wall = ManualClock(now: Timestamp(milliseconds: 1_000_000))

  @Test("follows the wall clock, and continues from the same time if that is set back")
  func steps() {
    let clock = SteadyClock(wall)
    // Steps of the wall clock, and the steady time after each, in milliseconds.
    let rows: [(step: Int64, steady: Int64)] = [
      (0, 1_000_000), (500, 1_000_500), (-2_000, 1_000_500), (100, 1_000_600), (-1, 1_000_600),
      (1, 1_000_601), (10_000_000, 11_000_601), (-20_000_000, 11_000_601), (9, 11_000_610),
    ]
    for row in rows {
      wall.advance(by: .milliseconds(row.step))
      #expect(clock.now.steady == Timestamp(milliseconds: row.steady))
      #expect(clock.now.timeOfDay == wall.now)
    }
  }

  @Test("starts at the latest time in the file, or at the wall clock's")
  func beginnings() {
    let early = SteadyClock(wall, earliest: Timestamp(milliseconds: 5))
    #expect(early.now.steady.milliseconds == 1_000_000)
    let late = SteadyClock(wall, earliest: Timestamp(milliseconds: 3_000_000))
    wall.advance(by: .milliseconds(7))
    #expect(late.now.steady.milliseconds == 3_000_007)
    late.reach(Timestamp(milliseconds: 4_000_000))
    wall.advance(by: .milliseconds(1))
    #expect(late.now.steady.milliseconds == 4_000_001)
  }

  @Test("does not run ahead of a real clock that many threads read")
  func threads() async {
    let real = SystemClock()
    let clock = SteadyClock(real)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          var last = clock.now.steady
          for _ in 0..<50_000 {
            let now = clock.now.steady
            #expect(now >= last)
            last = now
          }
        }
      }
    }
    #expect(clock.now.steady.milliseconds - real.now.milliseconds <= 1)
  }

  @Test("a manual clock stops at the ends of the years 1 and 9999")
  func manualBounds() {
    let clock = ManualClock()
    clock.advance(by: .seconds(Int64.max))
    #expect(clock.now.utcText == "9999-12-31T23:59:59.999")
    clock.advance(by: .seconds(Int64.min))
    #expect(clock.now.utcText == "0001-01-01T00:00:00.000")
    clock.set(to: Timestamp(milliseconds: .max))
    #expect(clock.now.utcText == "9999-12-31T23:59:59.999")
  }
}
