import DynamockModel

/// A thread's counts, its calls that have not been counted yet, and reusable meters.
struct ThreadTally: ~Copyable, Sendable {
  var tally: Tally
  private var waiting: [UseMeter] = []
  private var free: [UseMeter] = []

  /// The number of calls of a thread that are counted in a batch.
  ///
  /// The code and data for counting are then loaded into the processor's caches once per batch.
  /// Calls on several items are counted individually.
  private static let together = 32

  init(second: Int64) { tally = Tally(second: second) }

  /// Returns a meter for a call.
  mutating func begin(_ operation: Operation, table: String?, tag: String?) -> UseMeter {
    guard let call = free.popLast() else { return UseMeter(operation, table: table, tag: tag) }
    call.begin(operation, table: table, tag: tag)
    return call
  }

  /// Accepts a call that has ended, and returns whether the pending calls should be counted now.
  mutating func take(_ call: UseMeter) -> Bool {
    waiting.append(call)
    return waiting.count >= Self.together || call.record.touches.count > 1
  }

  /// Counts the pending calls.
  ///
  /// - Parameter settle: called with the counts so far if another second begins.
  mutating func count(_ settle: (borrowing Tally) -> Void) {
    for call in waiting {
      let second = call.record.second
      if tally.second != second {
        settle(tally)
        tally.begin(second)
      }
      tally.record(call.record)
      call.record.clear()
    }
    recycle()
  }

  /// Keeps the memory of calls for reuse.
  ///
  /// The memory of a call that ends on another thread than it began on, such as a write, remains on
  /// the thread where it ends.
  private mutating func recycle() {
    free.append(contentsOf: waiting.prefix(max(0, 2 * Self.together - free.count)))
    waiting.removeAll(keepingCapacity: true)
  }
}
