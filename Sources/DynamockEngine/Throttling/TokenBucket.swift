import DynamockModel

/// A budget of units that are added every second and consumed by requests.
///
/// A request may begin while any units are left; its cost, which is known only afterwards, is then
/// deducted, so that the balance may become negative.
struct TokenBucket {
  /// In thousandths, so that whole milliseconds of whole rates add up without rounding.
  private var thousandths = 0.0
  private var rate = 0.0
  private var filledAt: Int64?

  /// Whether a request may begin.
  var hasRoom: Bool { thousandths > 0 }

  /// The remaining units; negative in debt.
  var units: Double { thousandths / 1000 }

  /// Adds the units since the last time; none if the clock goes back.
  ///
  /// An increased rate cancels the debt and adds one second's units at once, so that increasing a
  /// throughput takes effect with the next request.
  /// - Parameters:
  ///   - rate: units per second from now on.
  ///   - seconds: the bucket's capacity, in seconds.
  ///   - start: the time at which a new bucket started, with the units of one second.
  mutating func fill(at now: Timestamp, rate: Double, seconds: Int, since start: Timestamp) {
    let last: Int64
    if let filledAt {
      last = filledAt
    } else {
      last = min(start.milliseconds, now.milliseconds)
      (thousandths, self.rate) = (rate * 1000, rate)
    }
    thousandths += Double(max(0, now.milliseconds - last)) * self.rate
    if rate > self.rate { thousandths = max(0, thousandths) + (rate - self.rate) * 1000 }
    thousandths = min(thousandths, rate * 1000 * Double(max(1, seconds)))
    self.rate = rate
    filledAt = max(now.milliseconds, last)
  }

  /// Deducts the cost of a request.
  mutating func take(_ units: Double) { thousandths -= units * 1000 }
}
