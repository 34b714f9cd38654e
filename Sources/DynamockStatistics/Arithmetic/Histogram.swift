/// How often values of each magnitude came: log-linear buckets, as HdrHistogram has them.
///
/// Every power of two is cut into 16 buckets, so that a quantile is at most 1/16 above the true value.
/// Only the span of buckets that was used takes memory.
public struct Histogram: Sendable, Equatable {
  /// How many values there were.
  public private(set) var count = 0
  /// Their sum.
  public private(set) var sum = 0
  /// The largest of them; 0 where there were none.
  public private(set) var maximum = 0
  /// The bucket that `counts` begins with.
  private var first = 0
  private var counts: [Int] = []

  /// Makes an empty histogram.
  public init() {}

  /// Counts a value; a negative one counts as 0.
  public mutating func record(_ value: Int) {
    let value = max(0, value)
    let bucket = Self.bucket(of: value)
    extend(toInclude: bucket)
    counts[bucket - first] += 1
    count += 1
    sum = sum.addingReportingOverflow(value).partialValue
    if value > maximum { maximum = value }
  }

  /// The value that a share of all values does not exceed, rounded up within its bucket.
  public func quantile(_ share: Double) -> Int {
    guard count > 0 else { return 0 }
    let rank = max(1, Int((share * Double(count)).rounded(.up)))
    var seen = 0
    for (position, count) in counts.enumerated() {
      seen += count
      if seen >= rank { return min(maximum, Self.highest(of: first + position)) }
    }
    return maximum
  }

  /// How many values are at most as large as a bound; exact where the bound ends a bucket.
  public func count(upTo bound: Int) -> Int {
    var seen = 0
    for (position, count) in counts.enumerated() where Self.highest(of: first + position) <= bound {
      seen += count
    }
    return seen
  }

  /// The mean; 0 where there are no values.
  public var mean: Double { count == 0 ? 0 : Double(sum) / Double(count) }

  private mutating func extend(to bucket: Int) {
    guard !counts.isEmpty else {
      first = bucket
      counts = [0]
      return
    }
    if bucket < first {
      counts.insert(contentsOf: repeatElement(0, count: first - bucket), at: 0)
      first = bucket
    } else {
      counts += repeatElement(0, count: bucket - first - counts.count + 1)
    }
  }

  /// 0 to 15 have a bucket each; then the power of two counts, and the four bits behind its first.
  private static func bucket(of value: Int) -> Int {
    guard value >= 16 else { return value }
    let shift = Int.bitWidth - 5 - value.leadingZeroBitCount
    return (shift << 4) + (value >> shift)
  }

  private static func highest(of bucket: Int) -> Int {
    guard bucket >= 32 else { return bucket }
    let shift = (bucket >> 4) - 1
    let lowest = (bucket & 15 | 16) << shift
    return lowest + ((1 << shift) - 1)
  }
}

extension Histogram: Summable {
  /// Adds all values of another histogram.
  public mutating func add(_ other: Histogram) {
    guard let last = other.counts.indices.last else { return }
    extend(toInclude: other.first)
    extend(toInclude: other.first + last)
    for (position, count) in other.counts.enumerated() {
      counts[other.first + position - first] += count
    }
    count += other.count
    sum = sum.addingReportingOverflow(other.sum).partialValue
    maximum = max(maximum, other.maximum)
  }

  private mutating func extend(toInclude bucket: Int) {
    if bucket < first || bucket >= first + counts.count { extend(to: bucket) }
  }

  /// Forgets all values and keeps the memory.
  mutating func clear() {
    for position in counts.indices { counts[position] = 0 }
    count = 0
    sum = 0
    maximum = 0
  }
}
