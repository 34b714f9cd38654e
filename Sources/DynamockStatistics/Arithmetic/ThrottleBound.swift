/// The most units that a bucket can have rejected, given the units of each second.
///
/// The time of a request within its second is not recorded: requests at the end of a second and at
/// the beginning of the next one find the units of an instant, not those of a second. The bound
/// holds for all such times, and for requests that are not repeated after a rejection.
struct ThrottleBound: Sendable {
  /// The units that are added per second.
  private let rate: Double
  /// The bucket's capacity in units.
  private let size: Double
  private var last: Last?
  private var period: Period?
  private var ended = 0.0

  /// The lowest possible contents in the last second with requests, without any rejection.
  private struct Last {
    var second: Int64
    /// If the bucket was last full before that second.
    var older: Double
    /// If the bucket was last full in that second.
    var fresh: Double
  }

  /// The time from the first possible rejection until the bucket may be full again; what is
  /// rejected in it is at most its largest debt.
  private struct Period {
    let start: Int64
    var debt: Double
    var units = 0.0
  }

  /// Creates a bound for a bucket that is full after a number of seconds; it begins with the units
  /// of one second.
  init(rate: Double, seconds: Int64) {
    self.rate = rate
    size = rate * Double(max(1, seconds))
  }

  /// The most units that can have been rejected.
  var rejected: Double { ended + (period?.debt ?? 0) }

  /// Adds the units of the next second with requests.
  mutating func take(_ units: Double, in second: Int64) {
    endPeriod(before: second)
    var next = Last(second: second, older: .infinity, fresh: (last == nil ? rate : size) - units)
    if let last {
      let pause = Double(second - last.second)
      next.older = min(last.older + rate * pause, last.fresh + rate * (pause - 1)) - units
    }
    last = next
    let debt = -min(next.older, next.fresh)
    guard var current = period ?? (debt > 0 ? Period(start: second, debt: 0) : nil) else { return }
    current.debt = max(current.debt, debt)
    current.units += units
    period = current
  }

  /// Ends the period if the bucket may have been full at the end of a second.
  private mutating func endPeriod(before second: Int64) {
    guard let period else { return }
    let served = max(0, period.units - period.debt)
    guard rate * Double(second - period.start + 1) - served >= size else { return }
    ended += period.debt
    self.period = nil
  }
}
