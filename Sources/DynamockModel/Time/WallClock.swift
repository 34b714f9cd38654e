/// A source of the time of day, passed to everything that needs it so that tests can control it.
public protocol WallClock: Sendable {
  /// The current time.
  var now: Timestamp { get }
}
