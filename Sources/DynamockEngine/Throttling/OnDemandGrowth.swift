import DynamockModel

/// The throughput that an on-demand table or index can serve: twice its previous peak.
///
/// [aws-on-demand]: twice the previous peak is served at once; a new peak counts as the previous
/// one half an hour later. For a new table, half of its initial throughput counts as the previous
/// peak.
struct OnDemandGrowth {
  private static let interval: Int64 = 30 * 60 * 1000

  private var peak = 0.0
  private var newPeak = 0.0
  private var newPeakSince: Int64 = 0
  private var second = Int64.min
  private var used = 0.0

  /// Returns the units per second that can be served.
  /// - Parameter start: the units that a new table serves.
  mutating func capacity(at now: Timestamp, start: Double) -> Double {
    if newPeak > 0, now.milliseconds - newPeakSince >= Self.interval {
      peak = max(peak, newPeak)
      newPeak = 0
    }
    return max(start, 2 * peak)
  }

  /// Records the provisioned units of a table that is switched to on demand, which continues to
  /// serve them ([aws-on-demand]: half of them counts as the previous peak).
  mutating func served(_ provisioned: Double) { peak = max(peak, provisioned / 2) }

  /// Counts the cost of a request.
  mutating func take(_ units: Double, at now: Timestamp, start: Double) {
    let capacity = capacity(at: now, start: start)
    let second = now.milliseconds / 1000
    if second != self.second { (self.second, used) = (second, 0) }
    used += units
    // Debt and a full bucket permit more units in a second than the nominal throughput.
    let reached = min(used, capacity)
    guard reached > max(peak, start / 2), reached > newPeak else { return }
    if newPeak == 0 { newPeakSince = now.milliseconds }
    newPeak = reached
  }
}
