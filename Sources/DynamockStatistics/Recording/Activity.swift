import DynamockModel

/// The calls of an operation: their number, duration and results.
public struct Activity: Sendable {
  /// The number of calls.
  public internal(set) var requests = 0
  /// The numbers of failed calls, by the name of their exception.
  public internal(set) var errors: [String: Int] = [:]
  /// The number of throttled calls, which are also among the errors.
  public internal(set) var throttledRequests = 0
  /// The number of items returned by Query and Scan.
  public internal(set) var returnedItems = 0
  /// The duration of successful calls, in nanoseconds.
  public internal(set) var latency = Histogram()

  /// Creates an empty activity.
  public init() {}

  mutating func record(_ call: borrowing CallRecord) {
    requests += 1
    guard let failure = call.failure else { return latency.record(call.nanoseconds) }
    errors[failure.code.name, default: 0] += 1
    if failure.isThrottling { throttledRequests += 1 }
  }

  mutating func clear() {
    requests = 0
    throttledRequests = 0
    returnedItems = 0
    if !errors.isEmpty { errors = [:] }
    latency.clear()
  }
}

extension Activity: Summable {
  /// Adds other calls.
  public mutating func add(_ other: Activity) {
    requests += other.requests
    throttledRequests += other.throttledRequests
    returnedItems += other.returnedItems
    if !other.errors.isEmpty { errors.merge(other.errors, uniquingKeysWith: +) }
    latency.add(other.latency)
  }
}
