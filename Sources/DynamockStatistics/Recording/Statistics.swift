public import DynamockModel
import Synchronization

/// Call statistics of a database.
///
/// Each thread counts separately, under a lock that other threads use only for reports; once per
/// second its counts are added to the common ledger. This is a noncopyable value, since all threads
/// would update an object's reference count.
public struct Statistics: ~Copyable, Sendable {
  private let threads: ThreadTallies
  private let ledger: Mutex<Ledger>
  private let costs = Mutex(Costs())
  private let counts = Atomic(true)

  /// Creates statistics and starts counting.
  /// - Parameter now: the current time of the database's clock.
  public init(now: Timestamp) {
    threads = ThreadTallies(second: now.second)
    ledger = Mutex(Ledger(start: now.second))
  }

  /// Returns whether new calls are counted.
  public func isCounting() -> Bool { counts.load(ordering: .relaxed) }

  /// Excludes new calls from now on, or includes them again.
  public func setCounting(_ isCounting: Bool) { counts.store(isCounting, ordering: .relaxed) }

  /// Starts measuring a call, which is recorded once it has ended; returns `nil` while counting is
  /// off.
  ///
  /// - Parameters:
  ///   - operation: the operation.
  ///   - table: the table as named in the request, or `nil` if it names none or several.
  ///   - tag: the client's name for the call's workload.
  public func begin(_ operation: Operation, table: String?, tag: String?) -> UseMeter? {
    isCounting() ? threads.withOwn { $0.begin(operation, table: table, tag: tag) } : nil
  }

  /// Records a call that has ended; it is counted at the latest when a report is requested.
  public func record(_ call: consuming EndedCall) {
    let uses = call.uses
    if let tag = uses.record.tag {
      costs.withLock { $0.record(uses.record, under: tag) }
    }
    threads.withOwn { thread in
      if thread.take(uses) { count(&thread) }
    }
  }

  private func count(_ thread: inout ThreadTally) {
    thread.count { tally in ledger.withLock { $0.add(tally) } }
  }

  /// Returns the ledger, including all recorded calls.
  func settled() -> Ledger {
    threads.forEach { thread in
      count(&thread)
      ledger.withLock { $0.add(thread.tally) }
      thread.tally.begin(thread.tally.second)
    }
    return ledger.withLock { $0 }
  }

  /// Removes a table that no longer exists; its calls remain in the database's figures.
  public func drop(_ table: String, now: Timestamp) {
    _ = settled()
    ledger.withLock { $0.drop(table, at: now.second) }
  }
}

extension Statistics {
  /// Returns the cost of the calls with a tag, or `nil` if there were none.
  public func cost(of tag: String) -> Cost? { costs.withLock { $0[tag] } }

  /// Returns the tags of calls, in the order of their first use.
  public func tags() -> [String] { costs.withLock { $0.tags } }

  /// Adds a workload's cost to that of an enclosing one.
  public func charge(_ cost: Cost, to tag: String) { costs.withLock { $0.add(cost, under: tag) } }

  /// Removes the cost of the calls with a tag.
  public func forgetCost(of tag: String) { costs.withLock { $0.forget(tag) } }
}
