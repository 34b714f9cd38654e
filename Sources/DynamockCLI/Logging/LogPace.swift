import Synchronization

/// Allows one message per second and counts the others.
final class LogPace: Sendable {
  private struct State {
    var last: ContinuousClock.Instant?
    var withheld = 0
  }

  private let state = Mutex(State())
  private let interval: Duration

  /// Creates a pace with an interval.
  init(interval: Duration = .seconds(1)) { self.interval = interval }

  /// Requests permission to log a message.
  /// - Returns: the number of messages withheld since the last one, or `nil` if this one is to be
  ///   withheld too.
  func pass(at now: ContinuousClock.Instant = .now) -> Int? {
    state.withLock { state in
      if let last = state.last, now < last.advanced(by: interval) {
        state.withheld += 1
        return nil
      }
      defer { state = State(last: now, withheld: 0) }
      return state.withheld
    }
  }
}
