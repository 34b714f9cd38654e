import DynamockModel

/// Units that come in by the second and go out by the request.
///
/// A request may begin while there are any; what it turns out to cost is taken afterwards, so that the
/// bucket may end in debt: the size of what is read or written is known only then.
struct TokenBucket {
  /// In thousandths, so that whole milliseconds of whole rates add up without rounding.
  private var thousandths = 0.0
  private var rate = 0.0
  private var filledAt: Int64?

  /// Whether a request may begin.
  var hasRoom: Bool { thousandths > 0 }

  /// The units that are left; below zero in debt.
  var units: Double { thousandths / 1000 }

  /// Lets in what has come since the last time; a clock that goes back brings nothing.
  ///
  /// A rate that rises forgives the debt and gives the new second's units at once, so that raising a
  /// throughput helps the next request.
  /// - Parameters:
  ///   - rate: units a second from now on.
  ///   - seconds: how many seconds' units the bucket holds.
  ///   - start: when a new bucket began; it begins with one second's units.
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

  /// Takes what a request has cost.
  mutating func take(_ units: Double) { thousandths -= units * 1000 }
}
