import DynamockModel
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What is known of a database's calls.
///
/// Threads count for themselves, each behind a lock that others only want when somebody asks or a
/// second is over; once a second what a thread has counted goes into the ledger of all.
public final class Statistics: Sendable {
  private let shards: [Shard]
  private let ledger: Mutex<Ledger>
  private let costs = Mutex(Costs())

  private final class Shard: Sendable {
    let tally: Mutex<Tally>
    init(second: Int64) { tally = Mutex(Tally(second: second)) }
  }

  private static let shardCount = 16

  /// Begins to count.
  /// - Parameter now: the moment of the database's clock.
  public init(now: Timestamp) {
    let second = now.second
    shards = (0..<Self.shardCount).map { _ in Shard(second: second) }
    ledger = Mutex(Ledger(start: second))
  }

  /// Counts a call that has succeeded.
  ///
  /// - Parameters:
  ///   - meter: what the call touched.
  ///   - now: asks the database's clock, for a call that read and wrote no item.
  ///   - table: finds the name of the table that the request means, where it touched none.
  public func record(
    _ meter: CallMeter, now: () -> Timestamp, table: (String) -> String?
  ) {
    let nanoseconds = meter.stopwatch.nanoseconds
    meter.withTouches { touches in
      record(meter, nanoseconds, nil, touches, now, table)
    }
  }

  /// Counts a call that has failed; the parameters are those of one that has succeeded.
  public func record(
    _ meter: CallMeter, error: DynamoDBError, now: () -> Timestamp, table: (String) -> String?
  ) {
    let nanoseconds = meter.stopwatch.nanoseconds
    let failure = Call.Failure(error)
    // What our own fault undid was not consumed.
    guard error.code.status != 500 else {
      return record(meter, nanoseconds, failure, Touches(), now, table)
    }
    meter.withTouches { touches in
      record(meter, nanoseconds, failure, touches, now, table)
    }
  }

  private func record(
    _ meter: CallMeter, _ nanoseconds: Int, _ failure: Call.Failure?,
    _ touches: borrowing Touches, _ now: () -> Timestamp, _ table: (String) -> String?
  ) {
    let call = Call(
      operation: meter.operation, table: touches.isEmpty ? meter.table.flatMap(table) : nil,
      nanoseconds: nanoseconds, failure: failure)
    let second = (meter.moment ?? now()).second
    shard.tally.withLock { tally in
      if tally.second != second {
        ledger.withLock { $0.add(tally) }
        tally.begin(second)
      }
      tally.record(call, touches)
    }
    if let tag = meter.tag { costs.withLock { $0.record(call, touches, under: tag) } }
  }

  /// The shard of this thread: threads' stacks and control blocks lie pages apart.
  private var shard: Shard {
    #if canImport(Glibc)
      let thread = UInt(pthread_self())
    #else
      let thread = unsafeBitCast(pthread_self(), to: UInt.self)
    #endif
    let mixed = (thread >> 12) &* 0x9E37_79B9_7F4A_7C15
    return shards[Int(mixed >> 60)]
  }

  /// What is remembered up to now.
  func settled() -> Ledger {
    for shard in shards {
      shard.tally.withLock { tally in
        ledger.withLock { $0.add(tally) }
        tally.begin(tally.second)
      }
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
  public var tags: [String] { costs.withLock { $0.tags } }

  /// Adds the cost of a piece of work to that of one which it is part of.
  public func charge(_ cost: Cost, to tag: String) { costs.withLock { $0.add(cost, under: tag) } }

  /// Forgets what the calls of a tag cost.
  public func forgetCost(of tag: String) { costs.withLock { $0.forget(tag) } }
}

extension Timestamp {
  /// The second since 1970.
  var second: Int64 {
    let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    return rest < 0 ? seconds - 1 : seconds
  }
}
