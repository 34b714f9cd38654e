/// What one step of a sweep did.
package struct Sweep: Sendable, Equatable {
  /// Items that time to live removed.
  package var expiredItems = 0
  /// Records of streams that were trimmed after their 24 hours.
  package var trimmedRecords = 0
  /// Whether nothing is left to do now.
  package var isFinished = true

  /// How many items and records one step touches at most, so that clients' writes wait for
  /// milliseconds only.
  static let stepSize = 250
}
