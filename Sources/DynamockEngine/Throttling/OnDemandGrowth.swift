import DynamockModel

/// How much an on-demand table or index can serve: twice its previous peak.
///
/// Developer guide, "On-demand capacity mode": twice the previous peak is served at once; a new peak
/// counts as the previous one half an hour later. A new table counts as one whose peak was half of
/// what it serves.
struct OnDemandGrowth {
  private static let interval: Int64 = 30 * 60 * 1000

  private var peak = 0.0
  private var newPeak = 0.0
  private var newPeakSince: Int64 = 0
  private var second = Int64.min
  private var used = 0.0

  /// Units a second that can be served.
  /// - Parameter start: what a new table serves.
  mutating func capacity(at now: Timestamp, start: Double) -> Double {
    if newPeak > 0, now.milliseconds - newPeakSince >= Self.interval {
      peak = max(peak, newPeak)
      newPeak = 0
    }
    return max(start, 2 * peak)
  }

  /// Remembers what was provisioned: a table that turns to demand goes on serving that much
  /// (developer guide, "On-demand capacity mode": half of it counts as the previous peak).
  mutating func served(_ provisioned: Double) { peak = max(peak, provisioned / 2) }

  /// Counts what a request has cost.
  mutating func take(_ units: Double, at now: Timestamp, start: Double) {
    let capacity = capacity(at: now, start: start)
    let second = now.milliseconds / 1000
    if second != self.second { (self.second, used) = (second, 0) }
    used += units
    // Debt and a full bucket let more through in a second than the table is said to serve.
    let reached = min(used, capacity)
    guard reached > max(peak, start / 2), reached > newPeak else { return }
    if newPeak == 0 { newPeakSince = now.milliseconds }
    newPeak = reached
  }
}
