import DynamockModel

/// What one thread has counted, the calls that it has yet to count, and memory for the next ones.
///
/// `@unchecked Sendable`: the memory is that of calls which nobody else has any more.
struct ThreadTally: ~Copyable, @unchecked Sendable {
  var tally: Tally
  private var waiting: [UnsafeMutablePointer<CallRecord>] = []
  private var free: [UnsafeMutablePointer<CallRecord>] = []

  /// So many calls of a thread are counted together.
  ///
  /// The code that does it, and what it looks at, is then fetched into the processor's caches once for
  /// all of them. Batches are counted alone.
  private static let together = 32

  init(second: Int64) { tally = Tally(second: second) }

  deinit {
    for record in waiting + free {
      record.deinitialize(count: 1)
      record.deallocate()
    }
  }

  /// Memory for a call.
  mutating func begin(_ operation: Operation, table: String?, tag: String?) -> CallMeter {
    if let record = free.popLast() {
      record.pointee.begin(operation, table: table, tag: tag)
      return CallMeter(record: record)
    }
    let record = UnsafeMutablePointer<CallRecord>.allocate(capacity: 1)
    record.initialize(to: CallRecord(operation, table: table, tag: tag))
    return CallMeter(record: record)
  }

  /// Takes a call that has ended, and says whether it is time to count.
  mutating func take(_ call: CallMeter) -> Bool {
    waiting.append(call.record)
    return waiting.count >= Self.together || call.record.pointee.touches.count > 1
  }

  /// Counts the calls that wait.
  ///
  /// - Parameter settle: takes what was counted up to now, where another second begins.
  mutating func count(_ settle: (borrowing Tally) -> Void) {
    for record in waiting {
      let second = record.pointee.second
      if tally.second != second {
        settle(tally)
        tally.begin(second)
      }
      tally.record(record.pointee)
      record.pointee.clear()
    }
    recycle()
  }

  /// Keeps the memory of calls for others; calls that end on another thread than they began on, as writes
  /// do, leave theirs here and take it there.
  private mutating func recycle() {
    for record in waiting {
      if free.count < 2 * Self.together {
        free.append(record)
      } else {
        record.deinitialize(count: 1)
        record.deallocate()
      }
    }
    waiting.removeAll(keepingCapacity: true)
  }
}
