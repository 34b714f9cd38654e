import Synchronization

/// Lets through one message a second, and counts the others.
final class LogPace: Sendable {
  private struct State {
    var last: ContinuousClock.Instant?
    var withheld = 0
  }

  private let state = Mutex(State())
  private let interval: Duration

  /// Creates a pace.
  init(interval: Duration = .seconds(1)) { self.interval = interval }

  /// Asks to log a message.
  /// - Returns: how many messages were withheld since the last one; nil if this one is to be withheld too.
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
