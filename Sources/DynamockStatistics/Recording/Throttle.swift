/// One limit of throughput that held back a call, or an item of a batch.
///
/// A call may hold several: CloudWatch's `ReadThrottleEvents` and `WriteThrottleEvents` count them all,
/// `ThrottledRequests` only the calls that ended with an exception.
public struct Throttle: Sendable {
  /// The table's name.
  public var table: String
  /// The global index's name; nil where the limit is the table's.
  public var index: String?
  /// Whether a write was held back.
  public var isWrite: Bool

  /// Joins the parts.
  public init(table: String, index: String?, isWrite: Bool) {
    self.table = table
    self.index = index
    self.isWrite = isWrite
  }
}
