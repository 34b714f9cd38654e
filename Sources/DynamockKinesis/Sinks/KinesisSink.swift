import DynamockEngine

/// Delivers changes.
protocol KinesisSink: Sendable {
  /// Delivers some changes of a table, in order, or the first ones of them.
  func send(_ changes: [KinesisChange]) async -> SinkResult
}

/// The result of an attempt.
struct SinkResult: Sendable, Equatable {
  /// The numbers of the changes that were delivered.
  var delivered: [Int] = []
  /// Why the others were not.
  var fault: KinesisFault?
}
