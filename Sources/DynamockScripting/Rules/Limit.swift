package import DynamockModel

/// Selects the matching requests that a rule applies to.
public struct Limit: Sendable {
  /// The number of matches to skip first.
  package var skip = 0
  /// The interval of matches: the rule applies to every n-th one.
  package var every = 1
  /// The maximum number of applications, or `nil` for no limit.
  package var times: Int?
  /// The share of the matches, selected at random by their numbers.
  package var probability: Double?
  /// The time in milliseconds of the database's clock from the addition of the rule to its first
  /// application.
  package var after: Int64?
  /// The duration in milliseconds of the database's clock from then on, or from the addition of the
  /// rule.
  package var duration: Int64?
  /// Points in time of the database's clock.
  package var from: Timestamp?
  /// The time from which the rule no longer applies, or `nil` for none.
  package var until: Timestamp?

  /// Creates no limit.
  package init() {}

  /// Returns whether the rule applies to the n-th match at a point in time.
  /// - Parameter applied: The number of applications so far.
  func isDue(
    _ number: Int, seed: UInt64, applied: Int, now: Timestamp, addedAt: Timestamp
  ) -> Bool {
    guard number > skip, (number - skip - 1) % every == 0 else { return false }
    if let times, applied >= times { return false }
    if let probability, Draw.fraction(seed: seed, number: number) >= probability { return false }
    if let from, now < from { return false }
    if let until, now >= until { return false }
    let start = addedAt.adding(milliseconds: after ?? 0)
    if after != nil, now < start { return false }
    if let duration, now >= start.adding(milliseconds: duration) { return false }
    return true
  }

  /// Returns whether the rule cannot apply to any later match.
  func isSpent(applied: Int, now: Timestamp, addedAt: Timestamp) -> Bool {
    if let times, applied >= times { return true }
    if let until, now >= until { return true }
    if let duration {
      return now >= addedAt.adding(milliseconds: after ?? 0).adding(milliseconds: duration)
    }
    return false
  }
}

/// Random numbers that depend only on a seed and a number.
package enum Draw {
  /// Returns a fraction from 0 up to 1: the upper 53 bits of SplitMix64 of the seed and the number.
  package static func fraction(seed: UInt64, number: Int) -> Double {
    let step = UInt64(bitPattern: Int64(number)) &* SplitMix64.gamma
    let mixed = SplitMix64.number(of: seed &+ step)
    return Double(mixed >> 11) / 9_007_199_254_740_992
  }
}
