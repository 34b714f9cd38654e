/// The result of one step of a sweep.
package struct Sweep: Sendable, Equatable {
  /// The number of items deleted by time to live.
  package var expiredItems = 0
  /// The number of stream records trimmed after 24 hours.
  package var trimmedRecords = 0
  /// The number of entries removed from logs of changes, because of their age or of the limit.
  package var removedChanges = 0
  /// Whether nothing more is due.
  package var isFinished = true

  /// The maximum number of items and records per step, which limits the wait of clients' writes to
  /// milliseconds.
  static let stepSize = 250
}
