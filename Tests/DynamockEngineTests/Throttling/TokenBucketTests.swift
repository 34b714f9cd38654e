import DynamockModel
import SeededRandom
import Testing

@testable import DynamockEngine

/// Compares the bucket with one that is filled millisecond by millisecond in whole thousandths of
/// units.
@Suite("Token buckets")
struct TokenBucketTests {
  /// Simple code that specifies the bucket.
  private struct Naive {
    var thousandths: Int64
    var rate: Int64

    mutating func pass(_ milliseconds: Int64, capacity: Int64) {
      for _ in 0..<milliseconds { thousandths = min(thousandths + rate, capacity) }
    }
  }

  @Test("A thousand random histories agree with the naive implementation", arguments: 0..<10)
  func histories(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let rate = Int64.random(in: 1...50, using: &random)
      let seconds = Int.random(in: 1...20, using: &random)
      var now = Timestamp(milliseconds: 1_000_000)
      var bucket = TokenBucket()
      bucket.fill(at: now, rate: Double(rate), seconds: seconds, since: now)
      var naive = Naive(thousandths: rate * 1_000, rate: rate)
      var (admitted, last) = (0.0, 0.0)
      for _ in 0..<60 {
        let step = Int64.random(in: 0...900, using: &random)
        now = now.adding(milliseconds: step)
        bucket.fill(at: now, rate: Double(rate), seconds: seconds, since: now)
        naive.pass(step, capacity: rate * 1_000 * Int64(seconds))
        #expect(bucket.units == Double(naive.thousandths) / 1_000)
        #expect(bucket.hasRoom == (naive.thousandths > 0))
        guard bucket.hasRoom else { continue }
        last = Double(Int.random(in: 1...60, using: &random)) / 2
        bucket.take(last)
        naive.thousandths -= Int64(last * 1_000)
        admitted += last
        let elapsed = Double(now.milliseconds - 1_000_000) / 1_000
        #expect(
          admitted <= Double(rate) * (elapsed + 1) + last, "more than came in was let through")
      }
    }
  }

  @Test("Setting a clock back neither adds nor removes units")
  func clockGoesBack() {
    var bucket = TokenBucket()
    let now = Timestamp(milliseconds: 50_000)
    bucket.fill(at: now, rate: 10, seconds: 300, since: now)
    bucket.take(8)
    bucket.fill(at: now.adding(milliseconds: -20_000), rate: 10, seconds: 300, since: now)
    #expect(bucket.units == 2)
    bucket.fill(at: now.adding(milliseconds: 100), rate: 10, seconds: 300, since: now)
    #expect(bucket.units == 3)
  }

  @Test("A falling rate removes units above the new capacity")
  func rateFalls() {
    var bucket = TokenBucket()
    let now = Timestamp(milliseconds: 0)
    bucket.fill(at: now, rate: 100, seconds: 300, since: now)
    bucket.fill(at: now.adding(milliseconds: 300_000), rate: 1, seconds: 300, since: now)
    #expect(bucket.units == 300)
  }
}
