import DynamockModel

/// The calls of one operation: how many, how long they took, how they ended.
public struct Activity: Sendable {
  /// Calls, whatever came of them.
  public internal(set) var requests = 0
  /// Calls that failed, by the name of their exception.
  public internal(set) var errors: [String: Int] = [:]
  /// Calls that a limit of throughput refused; they are among the errors too.
  public internal(set) var throttledRequests = 0
  /// Items that Query and Scan returned.
  public internal(set) var returnedItems = 0
  /// How long calls that succeeded took, in nanoseconds.
  public internal(set) var latency = Histogram()

  /// No calls.
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
