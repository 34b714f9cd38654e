/// Read and write units, second by second over the last hour, and what had to be provisioned for them.
struct UnitHistory: Sendable {
  private var seconds: [Second] = []
  /// The most units of one second since the start.
  private(set) var peak = Units()
  /// What the seconds that are forgotten needed; nil as long as none is.
  private var forgotten: Units?
  /// The first and the last second that consumed anything; nil where none did.
  private(set) var used: ClosedRange<Int64>?

  private struct Second: Sendable {
    var number: Int64
    var units: Units
  }

  private static let kept: Int64 = 3600
  /// Seconds beyond the hour that are kept until it is worth the reckoning to forget them.
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

  /// The most units of one second of a span that ends now.
  func peak(over span: Span, at now: Int64) -> Units {
    guard let range = span.range(at: now) else { return peak }
    var peak = Units()
    for second in seconds.reversed() {
      guard second.number >= range.lowerBound else { break }
      if range.contains(second.number) { peak.raise(to: second.units) }
    }
    return peak
  }

  /// The least units a second that would have throttled nothing, with up to 300 seconds of unused
  /// capacity saved for bursts (developer guide, "Burst capacity").
  var neededWithBurst: Units {
    var needed = forgotten ?? Units()
    let saved = forgotten == nil ? 1 : Self.burstSeconds
    needed.raise(
      to: Units(
        read: Self.needed(seconds.map { ($0.number, $0.units.read) }, saved: saved),
        write: Self.needed(seconds.map { ($0.number, $0.units.write) }, saved: saved)))
    return needed
  }

  /// For how many seconds unused capacity is saved (developer guide, "Burst capacity").
  static let burstSeconds: Int64 = 300

  private mutating func forget(before number: Int64) {
    guard let first = seconds.first, number - first.number > Self.kept + Self.slack else { return }
    forgotten = neededWithBurst
    seconds.removeAll { number - $0.number > Self.kept }
  }

  /// The least whole rate at which a bucket of 300 seconds' worth never runs dry.
  ///
  /// - Parameter saved: How many seconds' worth the bucket holds at first. A new table has one: AWS refused
  ///   its second write when the first one took more (captures of us-east-1, 2026-09-18). A full bucket
  ///   would let a run shorter than 300 seconds pass at less than its mean rate, which throttles whoever
  ///   provisions that.
  static func needed(
    _ amounts: [(second: Int64, units: Double)], saved: Int64 = 1
  ) -> Double {
    var low = 0
    var high = Int((amounts.map(\.units).max() ?? 0).rounded(.up))
    while low < high {
      let middle = (low + high) / 2
      if suffices(Double(middle), for: amounts, saved) { high = middle } else { low = middle + 1 }
    }
    return Double(low)
  }

  private static func suffices(
    _ rate: Double, for amounts: [(second: Int64, units: Double)], _ saved: Int64
  ) -> Bool {
    let size = rate * Double(burstSeconds)
    var tokens = rate * Double(saved)
    var last: Int64?
    for (second, units) in amounts {
      if let last { tokens = min(size, tokens + rate * Double(second - last)) }
      last = second
      tokens -= units
      if tokens < 0 { return false }
    }
    return true
  }
}

/// Read and write capacity units.
public struct Units: Sendable, Hashable {
  /// Read units.
  public var read: Double
  /// Write units.
  public var write: Double

  /// Joins two figures.
  public init(read: Double, write: Double) {
    self.read = read
    self.write = write
  }

  /// Read units alone.
  public init(read: Double) { self.init(read: read, write: 0) }

  /// Write units alone.
  public init(write: Double) { self.init(read: 0, write: write) }

  /// None.
  public init() { self.init(read: 0, write: 0) }
}

extension Units: Summable {
  /// Adds both figures.
  public mutating func add(_ other: Units) {
    read += other.read
    write += other.write
  }

  /// Raises both figures to those of another one, if they are lower.
  mutating func raise(to other: Units) {
    read = max(read, other.read)
    write = max(write, other.write)
  }

  /// Both figures, rounded up to whole units.
  var roundedUp: Units { Units(read: read.rounded(.up), write: write.rounded(.up)) }

  /// Both figures divided by a number of seconds.
  func each(_ seconds: Int64) -> Units {
    Units(read: read / Double(seconds), write: write / Double(seconds))
  }
}
