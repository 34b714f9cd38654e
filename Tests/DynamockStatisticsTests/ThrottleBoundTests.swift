import SeededRandom
import Testing

@testable import DynamockStatistics

@Suite("The most units that can be throttled")
struct ThrottleBoundTests {
  @Test(
    "is what may come too close together",
    arguments: [
      // Of a steady load, the first second may end and the next one begin at the same instant: the
      // debt of one second, which is never repaid.
      (20, 300, (0..<600).map { ($0, 20.0) }, 20.0),
      // With twice the rate, nothing can be too close.
      (40, 300, (0..<600).map { ($0, 20) }, 0), (40, 1, (0..<600).map { ($0, 20) }, 0),
      // One second beyond the first second's units.
      (10, 300, [(0, 10.0)], 0), (10, 300, [(0, 12)], 2),
      // Two peaks between which the bucket is full again: each can be throttled.
      (10, 300, [(0, 12), (400, 3_005)], 7), (10, 1, [(0, 12), (2, 12)], 6),
      (10, 1, [(0, 10), (1, 10)], 10), (10, 1, [(0, 10), (2, 10)], 0), (10, 1, [], 0),
    ] as [(Double, Int64, [(Int64, Double)], Double)])
  func bound(rate: Double, seconds: Int64, amounts: [(Int64, Double)], rejected: Double) {
    var bound = ThrottleBound(rate: rate, seconds: seconds)
    for (second, units) in amounts { bound.take(units, in: second) }
    #expect(bound.rejected == rejected)
  }

  @Test("is never exceeded by a bucket, whenever the requests of a second come")
  func random() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<2_000 {
      let rate = Double(1 + generator.below(10))
      let kept = generator.pick([1, 3, 300] as [Int64])
      var bound = ThrottleBound(rate: rate, seconds: kept)
      var second: Int64 = 0
      // In thousandths of a second and of a unit.
      var contents = rate * 1000
      var last: Int64?
      var rejected = 0.0
      for _ in 0..<(1 + generator.below(40)) {
        let costs = (0...generator.below(8)).map { _ in 0.5 * Double(1 + generator.below(6)) }
        bound.take(costs.reduce(0, +), in: second)
        let edge = generator.below(3)
        let times = costs.map { _ -> Int64 in
          second * 1000 + Int64(edge == 0 ? 0 : edge == 1 ? 999 : generator.below(1000))
        }.sorted()
        for (time, cost) in zip(times, costs) {
          contents += Double(time - (last ?? time)) * rate
          contents = min(contents, rate * 1000 * Double(kept))
          last = time
          if contents > 0 { contents -= cost * 1000 } else { rejected += cost }
        }
        second += generator.pick([1, 1, 1, 2, 5, 400])
      }
      #expect(rejected <= bound.rejected, "rate \(rate), \(kept) s")
    }
  }
}

@Suite("Figures for people")
struct FiguresTests {
  @Test(
    "have separators and at most two decimal places",
    arguments: [
      (0, "0"), (1, "1"), (999, "999"), (1_000, "1,000"), (1_234_567.891, "1,234,567.89"),
      (0.5, "0.5"), (0.05, "0.05"), (-1_234.5, "-1,234.5"), (0.001, "0"), (1_000_004, "1,000,004"),
    ] as [(Double, String)])
  func number(value: Double, text: String) { #expect(Figures.number(value) == text) }

  @Test(
    "name money to the hundredth",
    arguments: [
      (0, "0.00"), (0.001, "less than 0.01"), (19.71, "19.71"), (1_234.5, "1,234.50"),
    ] as [(Double, String)])
  func money(value: Double, text: String) { #expect(Figures.money(value) == text) }

  @Test(
    "name sizes in units of 1,024",
    arguments: [
      (0, "0 bytes"), (1, "1 byte"), (1_023, "1,023 bytes"), (1_536, "1.5 KB"),
      (20_480, "20 KB"), (5_368_709_120, "5 GB"),
    ] as [(Double, String)])
  func size(bytes: Double, text: String) { #expect(Figures.size(bytes) == text) }

  @Test(
    "name durations by their two largest units",
    arguments: [
      (0, "0 s"), (59, "59 s"), (60, "1 min"), (61, "1 min 1 s"), (7_500, "2 h 5 min"),
      (90_000, "1 d 1 h"),
    ] as [(Int64, String)])
  func duration(seconds: Int64, text: String) { #expect(Figures.duration(seconds) == text) }

  @Test("never state less than a share that is a limit")
  func percentage() {
    #expect(Figures.percentage(atLeast: 0.00001) == "0.1 %")
    #expect(Figures.percentage(0.2888) == "28.9 %")
  }
}
