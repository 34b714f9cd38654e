import DynamockModel
import DynamockStatistics
import Testing

@Suite("Histogram")
struct HistogramTests {
  @Test("Quantiles are at most a sixteenth above the true ones", arguments: [1, 7, 250, 1_000_000])
  func quantiles(scale: Int) {
    var histogram = Histogram()
    for value in 1...1000 { histogram.record(value * scale) }
    for share in [0.01, 0.5, 0.9, 0.99, 1] {
      let exact = Double(Int((share * 1000).rounded(.up)) * scale)
      let found = Double(histogram.quantile(share))
      #expect(found >= exact && found <= exact * (1 + 1.0 / 16), "\(share): \(found) for \(exact)")
    }
    #expect(histogram.maximum == 1000 * scale)
    #expect(histogram.mean == 500.5 * Double(scale))
  }

  @Test("The sum of two histograms is the histogram of both")
  func sums() {
    var small = Histogram()
    var large = Histogram()
    var both = Histogram()
    for value in [0, 3, 15, 16, 17, 31, 32] {
      small.record(value)
      both.record(value)
    }
    for value in [500, 40_000, Int.max] {
      large.record(value)
      both.record(value)
    }
    for (first, second) in [(small, large), (large, small)] {
      var sum = first
      sum.add(second)
      #expect(sum.count == both.count)
      for share in stride(from: 0.1, through: 1, by: 0.1) {
        #expect(sum.quantile(share) == both.quantile(share))
      }
    }
  }

  @Test("An empty histogram has no figures")
  func empty() {
    #expect(Histogram().quantile(0.5) == 0)
    #expect(Histogram().mean == 0)
  }
}
