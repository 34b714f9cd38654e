import DynamockModel
import Synchronization

/// What is known of a database's calls.
///
/// Threads count for themselves, each behind a lock that others only want when somebody asks; once a
/// second what a thread has counted goes into the ledger of all. A value without copies and not an
/// object: the calls of all threads would count their references to it.
public struct Statistics: ~Copyable, Sendable {
  private let threads: ThreadTallies
  private let ledger: Mutex<Ledger>
  private let costs = Mutex(Costs())
  private let counts = Atomic(true)

  /// Begins to count.
  /// - Parameter now: the moment of the database's clock.
  public init(now: Timestamp) {
    threads = ThreadTallies(second: now.second)
    ledger = Mutex(Ledger(start: now.second))
  }

  /// Whether calls that begin now are to be counted.
  public func isCounting() -> Bool { counts.load(ordering: .relaxed) }

  /// Passes over the calls that begin from now on, or counts them again.
  public func setCounting(_ isCounting: Bool) { counts.store(isCounting, ordering: .relaxed) }

  /// Begins to measure a call, which is to be recorded when it has ended; nil while nothing is counted.
  ///
  /// - Parameters:
  ///   - operation: what is done.
  ///   - table: the table that the request names, as it names it; nil where it names none or several.
  ///   - tag: the piece of work that the call belongs to, as the client calls it.
  public func begin(_ operation: Operation, table: String?, tag: String?) -> CallMeter? {
    isCounting() ? threads.withOwn { $0.begin(operation, table: table, tag: tag) } : nil
  }

  /// Records a call that has ended and is placed; it is counted at the latest when somebody asks.
  public func record(_ call: CallMeter) {
    if let tag = call.record.pointee.tag {
      costs.withLock { $0.record(call.record.pointee, under: tag) }
    }
    threads.withOwn { thread in
      if thread.take(call) { count(&thread) }
    }
  }

  private func count(_ thread: inout ThreadTally) {
    thread.count { tally in ledger.withLock { $0.add(tally) } }
  }

  /// What is remembered up to now.
  func settled() -> Ledger {
    threads.forEach { thread in
      count(&thread)
      ledger.withLock { $0.add(thread.tally) }
      thread.tally.begin(thread.tally.second)
    }
    return ledger.withLock { $0 }
  }

  /// Forgets a table that is no more; its calls stay among those of the database.
  public func drop(_ table: String, now: Timestamp) {
    _ = settled()
    ledger.withLock { $0.drop(table, at: now.second) }
  }
}

extension Statistics {
  /// What the calls of a tag cost; nil where there were none.
  public func cost(of tag: String) -> Cost? { costs.withLock { $0[tag] } }

  /// The tags that calls have carried, in the order in which they came first.
  public func tags() -> [String] { costs.withLock { $0.tags } }

  /// Adds the cost of a piece of work to that of one which it is part of.
  public func charge(_ cost: Cost, to tag: String) { costs.withLock { $0.add(cost, under: tag) } }

  /// Forgets what the calls of a tag cost.
  public func forgetCost(of tag: String) { costs.withLock { $0.forget(tag) } }
}
