import DynamockModel
import Synchronization

/// One call while it is carried out: what it touches, and since when it runs.
///
/// A call runs on one thread at a time, so that the lock is never waited for.
public final class CallMeter: Sendable {
  /// What is done.
  public let operation: Operation
  /// The table that the request names, as it names it; nil where it names none or several.
  public let table: String?
  /// The piece of work that the call belongs to, as the client calls it.
  public let tag: String?
  let stopwatch = Stopwatch()
  private let collected = Mutex(Touches())
  private let start = Atomic<Int64>(.min)

  /// Begins to measure a call.
  public init(of operation: Operation, table: String?, tag: String?) {
    self.operation = operation
    self.table = table
    self.tag = tag
  }

  /// Notes the moment at which the call is carried out, so that nobody has to ask the clock again.
  public func begin(at moment: Timestamp) { start.store(moment.milliseconds, ordering: .relaxed) }

  /// Adds a touch.
  public func add(_ touch: consuming Touch) {
    // Moved into the list and not copied, which a closure does with what it captures.
    var handedOver = Optional(touch)
    collected.withLock { touches in
      if let touch = handedOver.take() { touches.append(touch) }
    }
  }

  /// Adds a limit that held the call, or an item of it, back.
  public func add(_ throttle: Throttle) { collected.withLock { $0.append(throttle) } }

  /// The moment at which the call was carried out; nil where it did not come so far.
  var moment: Timestamp? {
    let milliseconds = start.load(ordering: .relaxed)
    return milliseconds == .min ? nil : Timestamp(milliseconds: milliseconds)
  }

  /// Lends all touches so far: copying one costs more than counting it.
  func withTouches<Result>(_ body: (borrowing Touches) -> Result) -> Result {
    collected.withLock { body($0) }
  }
}
