import Synchronization

/// A clock for tests that changes only when it is advanced or set, from any thread.
public final class ManualClock: WallClock {
  private let milliseconds: Atomic<Int64>

  /// Creates a clock with an initial time, by default 2026-01-01T00:00:00Z.
  public init(now: Timestamp = Timestamp(milliseconds: 1_767_225_600_000)) {
    milliseconds = Atomic(Self.clamped(now.milliseconds))
  }

  /// The range from the beginning of the year 1 to the end of the year 9999, in which no sum of
  /// times and durations overflows.
  private static let range: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999

  private static func clamped(_ milliseconds: Int64) -> Int64 {
    min(max(milliseconds, range.lowerBound), range.upperBound)
  }

  /// The current time of the clock.
  public var now: Timestamp { Timestamp(milliseconds: milliseconds.load(ordering: .acquiring)) }

  /// Advances the clock, or moves it back by a negative duration; fractions of a millisecond are
  /// ignored.
  ///
  /// The time stays within the years 1 to 9999.
  public func advance(by duration: Duration) {
    let (seconds, attoseconds) = duration.components
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1000)
    let step = overflow ? (seconds < 0 ? Int64.min : .max) : whole
    let fraction = overflow ? 0 : attoseconds / 1_000_000_000_000_000
    var old = milliseconds.load(ordering: .acquiring)
    while true {
      let sum = Timestamp(milliseconds: old).adding(milliseconds: step)
        .adding(milliseconds: fraction)
      let (exchanged, original) = milliseconds.compareExchange(
        expected: old, desired: Self.clamped(sum.milliseconds), ordering: .acquiringAndReleasing)
      if exchanged { return }
      old = original
    }
  }

  /// Sets the time, within the years 1 to 9999.
  public func set(to moment: Timestamp) {
    milliseconds.store(Self.clamped(moment.milliseconds), ordering: .releasing)
  }
}
