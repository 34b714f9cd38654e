/// A limit of throughput that throttled a call, or an item of a batch.
///
/// Several limits can throttle a call: CloudWatch's `ReadThrottleEvents` and `WriteThrottleEvents`
/// count all of them, `ThrottledRequests` only the calls that ended with an exception.
public struct Throttle: Sendable {
  /// The table's name.
  public var table: String
  /// The global index's name, or `nil` if the limit belongs to the table.
  public var index: String?
  /// Whether a write was throttled.
  public var isWrite: Bool

  /// Creates a record of throttling.
  public init(table: String, index: String?, isWrite: Bool) {
    self.table = table
    self.index = index
    self.isWrite = isWrite
  }
}
