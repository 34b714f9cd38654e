/// Where the time of day comes from; handed to whatever needs it, so that a test can hold it.
public protocol WallClock: Sendable {
  /// The present moment.
  var now: Timestamp { get }
}
