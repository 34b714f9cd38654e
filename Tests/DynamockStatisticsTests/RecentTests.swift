import SeededRandom
import Testing

@testable import DynamockStatistics

@Suite("Sums over spans of time")
struct RecentTests {
  @Test("A span covers exactly its seconds, with parts in any order")
  func spans() {
    var generator = SeededGenerator(seed: 7)
    var recent = Recent<Units>()
    var parts: [Int64: Double] = [:]
    for second: Int64 in (10_000..<14_000) {
      // Some seconds are idle, and some charges come two seconds late.
      guard !second.isMultiple(of: 7) else { continue }
      let late = second - Int64.random(in: 0...2, using: &generator)
      recent.add(Units(read: 1), at: late)
      parts[late, default: 0] += 1
      guard second.isMultiple(of: 97) else { continue }
      func sum(_ range: ClosedRange<Int64>) -> Double {
        parts.reduce(0) { $0 + (range.contains($1.key) ? $1.value : 0) }
      }
      #expect(recent.sum(over: .second, at: second).read == sum(second - 1...second - 1))
      #expect(recent.sum(over: .minute, at: second).read == sum(second - 59...second))
      let minute = second / 60 - 59
      #expect(recent.sum(over: .hour, at: second).read == sum(minute * 60...second))
      #expect(recent.sum(over: .start, at: second).read == sum(0...second))
    }
  }

  @Test("After a long pause the short spans are empty")
  func gaps() {
    var recent = Recent<Units>()
    recent.add(Units(read: 1), at: 100)
    recent.add(Units(read: 2), at: 100_000)
    #expect(recent.sum(over: .hour, at: 100_000).read == 2)
    #expect(recent.sum(over: .minute, at: 100_061).read == 0)
  }
}

@Suite("Units needed with saved capacity")
struct UnitHistoryTests {
  @Test(
    "The rate is the least that throttles nothing on a new table, with up to 300 seconds of units saved",
    arguments: [
      // A new table has the units of one second ([stackd-captures], us-east-1, 2026-09-18).
      ([(0, 300.0)], 300.0), ([(0, 301)], 301),
      // Steady loads, shorter and longer than 300 seconds, need their own rate.
      ((0..<12).map { ($0, 63.7) }, 64), ((0..<60).map { ($0, 322) }, 322),
      ((0..<300).map { ($0, 600) }, 600), ((0..<900).map { ($0, 20.5) }, 21),
      // For bursts after a time of little use, saved units help, but only those of 300 seconds.
      ([(0, 1), (300, 300)], 1), ([(0, 1), (150, 300)], 2), ([(0, 1), (100_000, 3_000)], 10),
      ([(0, 1), (300, 300), (600, 300)], 1), ([(0, 1), (300, 300), (450, 300)], 2),
      ([], 0),
    ] as [([(Int64, Double)], Double)])
  func needed(amounts: [(Int64, Double)], rate: Double) {
    #expect(UnitHistory.needed(amounts.map { (second: $0.0, units: $0.1) }) == rate)
  }

  @Test("The peak is that of a whole second, even in late parts")
  func peak() {
    var history = UnitHistory()
    for (second, units) in [(10, 4.0), (11, 1), (10, 5), (9, 2), (10_000, 3)] as [(Int64, Double)] {
      history.add(Units(write: units), at: second)
    }
    #expect(history.peak == Units(write: 9))
    #expect(history.used == 9...10_000)
  }

  @Test(
    "The peak of a span is that of its own seconds",
    arguments: [
      (Span.second, 7_299, 4.0), (.second, 7_300, 0), (.minute, 7_299, 5), (.minute, 7_357, 4),
      (.minute, 7_358, 0), (.hour, 7_299, 8), (.hour, 20_000, 0), (.start, 7_299, 9),
      (.start, 20_000, 9),
    ] as [(Span, Int64, Double)])
  func peakOfSpan(span: Span, now: Int64, peak: Double) {
    var history = UnitHistory()
    // Two hours ago, an hour ago, in the last minute, in the last second.
    for (second, units) in [(100, 9.0), (3_900, 8), (7_240, 5), (7_298, 4)] as [(Int64, Double)] {
      history.add(Units(read: units), at: second)
    }
    #expect(history.peak(over: span, at: now) == Units(read: peak))
  }

  @Test("Needs of more than an hour ago are kept")
  func forgotten() {
    var history = UnitHistory()
    history.add(Units(read: 30_000), at: 0)
    for second: Int64 in 1...10_000 { history.add(Units(read: 1), at: second) }
    #expect(history.neededWithBurst.read == 30_000)
  }
}
