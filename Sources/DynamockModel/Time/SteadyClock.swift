import Synchronization

/// A time that never goes back, based on a wall clock that may.
///
/// It equals the wall clock's time until that is set back, and then continues from its current
/// value. So an action that is due after a duration happens once, after exactly that duration,
/// whether the clock had been ahead or was set back.
package final class SteadyClock: Sendable {
  private let clock: any WallClock
  /// The difference between the steady time and the wall clock's time, in milliseconds.
  private let offset: Atomic<Int64>
  /// The latest steady time that has been read.
  private let latest: Atomic<Int64>
  /// Held while a backward step of the wall clock is handled.
  private let steps = Mutex(())

  /// A reading of both times.
  package struct Reading: Sendable, Hashable {
    /// The steady time, for measuring durations.
    package let steady: Timestamp
    /// The time of day, for values that users see or write.
    package let timeOfDay: Timestamp
  }

  /// Creates a clock.
  /// - Parameter earliest: the minimum steady time, or `nil` for the wall clock's time.
  package init(_ clock: any WallClock, earliest: Timestamp? = nil) {
    self.clock = clock
    let now = clock.now.milliseconds
    let start = max(now, earliest?.milliseconds ?? now)
    offset = Atomic(Self.difference(start, now))
    latest = Atomic(start)
  }

  /// Reads both times.
  package var now: Reading {
    // The order matters: a reading of the wall clock that is older than `latest` or `offset` would
    // look as if the clock had been set back.
    let seen = latest.load(ordering: .acquiring)
    let ahead = offset.load(ordering: .acquiring)
    let wall = clock.now
    let steady = wall.adding(milliseconds: ahead)
    if steady.milliseconds < seen { return afterStepBack() }
    if steady.milliseconds > seen {
      latest.max(steady.milliseconds, ordering: .acquiringAndReleasing)
    }
    return Reading(steady: steady, timeOfDay: wall)
  }

  /// Ensures that the steady time is at least a given time.
  package func reach(_ moment: Timestamp) {
    latest.max(moment.milliseconds, ordering: .acquiringAndReleasing)
    _ = now
  }

  private func afterStepBack() -> Reading {
    steps.withLock { _ in
      let seen = latest.load(ordering: .acquiring)
      let ahead = offset.load(ordering: .acquiring)
      let wall = clock.now
      let steady = wall.adding(milliseconds: ahead)
      guard steady.milliseconds < seen else { return Reading(steady: steady, timeOfDay: wall) }
      offset.store(Self.difference(seen, wall.milliseconds), ordering: .releasing)
      return Reading(steady: Timestamp(milliseconds: seen), timeOfDay: wall)
    }
  }

  private static func difference(_ left: Int64, _ right: Int64) -> Int64 {
    let (difference, overflow) = left.subtractingReportingOverflow(right)
    return overflow ? .max : difference
  }
}
