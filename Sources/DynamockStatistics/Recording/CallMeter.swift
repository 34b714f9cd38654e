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

  /// Begins to measure a call.
  public init(of operation: Operation, table: String?, tag: String?) {
    self.operation = operation
    self.table = table
    self.tag = tag
  }

  /// Adds a touch.
  public func add(_ touch: Touch) { collected.withLock { $0.append(touch) } }

  /// Adds a limit that held the call, or an item of it, back.
  public func add(_ throttle: Throttle) { collected.withLock { $0.append(throttle) } }

  /// Whether nothing has been touched.
  public var isIdle: Bool { collected.withLock { $0.isEmpty } }

  /// All touches so far.
  var touches: Touches { collected.withLock { $0 } }
}

/// A list of touches, of which the first takes no allocation: most calls touch one table.
struct Touches: Sendable {
  private var first: Touch?
  private var rest: [Touch] = []
  private(set) var throttles: [Throttle] = []

  mutating func append(_ touch: Touch) {
    if first == nil { first = touch } else { rest.append(touch) }
  }

  mutating func append(_ throttle: Throttle) { throttles.append(throttle) }

  /// Whether nothing has been touched; a pattern, since taking a touch out copies it.
  var isEmpty: Bool {
    if case nil = first { true } else { false }
  }

  /// The table of the first touch.
  var table: String? { first?.table }

  /// Whether more than one table is touched.
  var isSpread: Bool {
    guard !rest.isEmpty, let first else { return false }
    return !rest.allSatisfy { $0.table == first.table }
  }

  func forEach(_ body: (Touch) -> Void) {
    if let first { body(first) }
    for touch in rest { body(touch) }
  }
}
