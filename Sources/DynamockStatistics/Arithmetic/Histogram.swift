/// The number of values of each magnitude, in log-linear buckets as in HdrHistogram.
///
/// Every power of two is divided into 16 buckets, so a quantile is at most 1/16 above the true
/// value. Memory is used only for the range of buckets with values.
public struct Histogram: Sendable, Equatable {
  /// The number of values.
  public private(set) var count = 0
  /// The sum of the values.
  public private(set) var sum = 0
  /// The largest value, or 0 if there are none.
  public private(set) var maximum = 0
  /// The number of the first bucket in `counts`.
  private var first = 0
  private var counts: [Int] = []

  /// Creates an empty histogram.
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

  /// Returns a quantile: the value that a share of all values does not exceed, rounded up to the
  /// end of its bucket.
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

  /// Returns the number of values up to a limit, which is exact if a bucket ends there.
  public func count(upTo bound: Int) -> Int {
    var seen = 0
    for (position, count) in counts.enumerated() where Self.highest(of: first + position) <= bound {
      seen += count
    }
    return seen
  }

  /// The mean, or 0 if there are no values.
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

  /// Returns the bucket of a value: 0 to 15 have one each; above that, the power of two and the
  /// next four bits determine it.
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

  /// Removes all values but keeps the memory.
  mutating func clear() {
    for position in counts.indices { counts[position] = 0 }
    count = 0
    sum = 0
    maximum = 0
  }
}
