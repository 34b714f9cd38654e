import Synchronization

/// A time that never goes back, over a wall clock that may.
///
/// It is the wall clock's time until that is set back. The steady time then stays where it was and goes
/// on from there, so that what was to happen after a duration happens after that duration: no earlier
/// because the clock had been ahead, no later because it was set back, and only once.
package final class SteadyClock: Sendable {
  private let clock: any WallClock
  /// How far the steady time is ahead of the wall clock, in milliseconds.
  private let offset: Atomic<Int64>
  /// The latest steady time that anyone has read.
  private let latest: Atomic<Int64>
  /// Held while a step back is being taken into account.
  private let steps = Mutex(())

  /// One reading of both times.
  package struct Reading: Sendable, Hashable {
    /// The steady time: for durations, and for what happens after one.
    package let steady: Timestamp
    /// The time of day: for what users see or write.
    package let timeOfDay: Timestamp
  }

  /// Creates a clock.
  /// - Parameter earliest: the steady time begins no earlier than this; nil for the wall clock's time.
  package init(_ clock: any WallClock, earliest: Timestamp? = nil) {
    self.clock = clock
    let now = clock.now.milliseconds
    let start = max(now, earliest?.milliseconds ?? now)
    offset = Atomic(Self.difference(start, now))
    latest = Atomic(start)
  }

  /// Reads both times.
  package var now: Reading {
    // In this order: a reading of the wall clock that is older than `latest` or `offset` would look like
    // a clock that was set back.
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

  /// Ensures that the steady time is no earlier than a moment.
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
