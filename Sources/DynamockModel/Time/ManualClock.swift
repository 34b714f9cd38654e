import Synchronization

/// A clock that stands still until it is told to go on, for tests; any thread may do so.
public final class ManualClock: WallClock {
  private let milliseconds: Atomic<Int64>

  /// Makes a clock that shows a moment, by default 2026-01-01T00:00:00Z.
  public init(now: Timestamp = Timestamp(milliseconds: 1_767_225_600_000)) {
    milliseconds = Atomic(now.milliseconds)
  }

  /// The moment the clock shows.
  public var now: Timestamp { Timestamp(milliseconds: milliseconds.load(ordering: .acquiring)) }

  /// Moves the clock on, or back by a negative duration; fractions of a millisecond are dropped.
  public func advance(by duration: Duration) {
    let (seconds, attoseconds) = duration.components
    let step = seconds &* 1000 &+ attoseconds / 1_000_000_000_000_000
    milliseconds.wrappingAdd(step, ordering: .acquiringAndReleasing)
  }

  /// Sets the clock to a moment.
  public func set(to moment: Timestamp) {
    milliseconds.store(moment.milliseconds, ordering: .releasing)
  }
}
