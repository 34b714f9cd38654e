import DynamockModel

/// For which of the requests that it matches a rule is due.
public struct Limit: Sendable {
  /// How many matches are let pass first.
  package var skip = 0
  /// Every how many-th match counts.
  package var every = 1
  /// How often the rule is applied; nil for no limit.
  package var times: Int?
  /// The share of the matches, drawn by their number.
  package var probability: Double?
  /// Milliseconds of the database's clock after the rule was added.
  package var after: Int64?
  /// Milliseconds of the database's clock from there on, or from the rule's adding.
  package var duration: Int64?
  /// Points in time of the database's clock.
  package var from: Timestamp?
  package var until: Timestamp?

  /// No limit.
  package init() {}

  /// Whether the n-th match, at a point in time, is one that the rule is due for.
  /// - Parameter applied: how often the rule was applied.
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

  /// Whether no later match can be due.
  func isSpent(applied: Int, now: Timestamp, addedAt: Timestamp) -> Bool {
    if let times, applied >= times { return true }
    if let until, now >= until { return true }
    if let duration {
      return now >= addedAt.adding(milliseconds: after ?? 0).adding(milliseconds: duration)
    }
    return false
  }
}

/// Random numbers that depend on a seed and a number alone.
package enum Draw {
  /// A fraction from 0 up to 1: SplitMix64 of the seed and the number, its upper 53 bits
  /// (Steele, Lea and Flood, 2014).
  package static func fraction(seed: UInt64, number: Int) -> Double {
    let step = UInt64(bitPattern: Int64(number)) &* 0x9E37_79B9_7F4A_7C15
    var mixed = seed &+ step
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return Double(mixed >> 11) / 9_007_199_254_740_992
  }
}
