/// Read and write units per second over the last hour, and the capacity that they require.
struct UnitHistory: Sendable {
  private var seconds: [Second] = []
  /// The maximum units of a second since the start.
  private(set) var peak = Units()
  /// The state of the buckets after the seconds that were dropped, or `nil` if none were.
  private var past: (read: Bucket, write: Bucket)?
  /// The first and the last second with consumption, or `nil` if there were none.
  private(set) var used: ClosedRange<Int64>?

  private struct Second: Sendable {
    var number: Int64
    var units: Units
  }

  /// A bucket that was never empty so far.
  private struct Bucket: Sendable {
    /// The units added per second.
    var rate: Double
    /// The contents after the last second.
    var units: Double
    /// The last second with consumption.
    var second: Int64
  }

  private static let kept: Int64 = 3600
  /// The number of seconds beyond the hour that are kept before dropping them is worthwhile.
  private static let slack: Int64 = 600

  /// Adds the units of a second since 1970.
  mutating func add(_ units: Units, at number: Int64) {
    guard units != Units() else { return }
    var sum = units
    if let position = seconds.lastIndex(where: { $0.number <= number }),
      seconds[position].number == number
    {
      seconds[position].units.add(units)
      sum = seconds[position].units
    } else {
      let place = seconds.lastIndex { $0.number < number }.map { $0 + 1 } ?? 0
      seconds.insert(Second(number: number, units: units), at: place)
      forget(before: number)
    }
    peak.raise(to: sum)
    used = min(used?.lowerBound ?? number, number)...max(used?.upperBound ?? number, number)
  }

  /// Returns the maximum units of a second in a span that ends now.
  func peak(over span: Span, at now: Int64) -> Units {
    guard let range = span.range(at: now) else { return peak }
    var peak = Units()
    for second in seconds.reversed() {
      guard second.number >= range.lowerBound else { break }
      if range.contains(second.number) { peak.raise(to: second.units) }
    }
    return peak
  }

  /// The lowest capacity per second with which nothing would have been throttled, if up to 300
  /// seconds of unused capacity are kept for bursts ([aws-burst-capacity]), and if requests came at
  /// the beginning of their seconds.
  var neededWithBurst: Units {
    Units(
      read: Self.bucket(reads(of: seconds), after: past?.read).rate,
      write: Self.bucket(writes(of: seconds), after: past?.write).rate)
  }

  /// Returns the largest share, from 0 to 1, of the units of the last hour that a new table would
  /// throttle.
  /// - Parameters:
  ///   - rates: the units that the table serves per second.
  ///   - kept: the number of seconds for which it keeps unused ones.
  func throttledShare(at rates: Units, keeping kept: Int64) -> Units {
    Units(
      read: Self.share(of: reads(of: seconds), rate: rates.read, kept),
      write: Self.share(of: writes(of: seconds), rate: rates.write, kept))
  }

  /// The number of seconds for which unused capacity is kept ([aws-burst-capacity]).
  static let burstSeconds: Int64 = 300

  private mutating func forget(before number: Int64) {
    guard let first = seconds.first, number - first.number > Self.kept + Self.slack else { return }
    let dropped = Array(seconds.prefix { number - $0.number > Self.kept })
    past = (
      Self.bucket(reads(of: dropped), after: past?.read),
      Self.bucket(writes(of: dropped), after: past?.write)
    )
    seconds.removeFirst(dropped.count)
  }

  private typealias Amounts = [(second: Int64, units: Double)]

  private func reads(of seconds: [Second]) -> Amounts { seconds.map { ($0.number, $0.units.read) } }

  private func writes(of seconds: [Second]) -> Amounts {
    seconds.map { ($0.number, $0.units.write) }
  }

  /// Returns the lowest integer rate at which a bucket with a capacity of 300 seconds is never
  /// empty.
  ///
  /// A new table begins with the units of one second: AWS throttled its second write when the first
  /// one used more ([stackd-captures], us-east-1, 2026-09-18). With a full bucket, a run of less
  /// than 300 seconds would result in less than its mean rate, with which a table would be
  /// throttled.
  static func needed(_ amounts: [(second: Int64, units: Double)]) -> Double {
    bucket(amounts, after: nil).rate
  }

  /// Returns the bucket with the lowest sufficient rate, after the last second.
  private static func bucket(_ amounts: Amounts, after past: Bucket?) -> Bucket {
    let least = past?.rate ?? 0
    var low = Int(least)
    var high = max(low, Int((amounts.map(\.units).max() ?? 0).rounded(.up)))
    while low < high {
      let middle = (low + high) / 2
      if contents(after: amounts, rate: Double(middle), beginning: past) == nil {
        low = middle + 1
      } else {
        high = middle
      }
    }
    let rate = Double(low)
    return Bucket(
      rate: rate, units: contents(after: amounts, rate: rate, beginning: past) ?? 0,
      second: amounts.last?.second ?? past?.second ?? 0)
  }

  /// Returns the contents of a bucket after the last second, or `nil` if it does not suffice.
  ///
  /// What a bucket with a lower rate contained is the least that this one contained.
  private static func contents(
    after amounts: Amounts, rate: Double, beginning past: Bucket?
  ) -> Double? {
    let size = rate * Double(burstSeconds)
    var units = past?.units ?? rate
    var last = past?.second
    for (second, taken) in amounts {
      if let last { units = min(size, units + rate * Double(max(0, second - last))) }
      last = second
      units -= taken
      if units < 0 { return nil }
    }
    return units
  }

  private static func share(of amounts: Amounts, rate: Double, _ kept: Int64) -> Double {
    let sum = amounts.reduce(0) { $0 + $1.units }
    guard sum > 0 else { return 0 }
    var bound = ThrottleBound(rate: rate, seconds: kept)
    for (second, units) in amounts where units > 0 { bound.take(units, in: second) }
    return min(1, bound.rejected / sum)
  }
}
