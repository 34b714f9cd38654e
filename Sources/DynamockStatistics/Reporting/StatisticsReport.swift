public import DynamockModel

/// Statistics of a database's calls at a point in time.
public struct StatisticsReport: Sendable {
  /// The second since 1970 at which counting began.
  public let start: Int64
  /// The second since 1970 of the report.
  public let now: Int64
  /// The operations of the whole database, in the order of their names.
  public let operations: [OperationReport]
  /// The operations that use no table, or several.
  public let unplaced: [OperationReport]
  /// The tables with calls, in the order of their names.
  public let tables: [TableReport]

  /// Returns the number of seconds of a span.
  public func seconds(of span: Span) -> Int64 { span.seconds(at: now, since: start) }
}

/// The calls of an operation.
public struct OperationReport: Sendable {
  /// The operation.
  public let operation: Operation
  private let activity: Recent<Activity>
  private let now: Int64

  init(_ operation: Operation, _ activity: Recent<Activity>, now: Int64) {
    self.operation = operation
    self.activity = activity
    self.now = now
  }

  /// Returns the activity over a span.
  public func activity(over span: Span) -> Activity { activity.sum(over: span, at: now) }

  func parts(over step: Series.Step) -> [Activity] { activity.parts(over: step, at: now) }
}

/// Statistics of a table.
public struct TableReport: Sendable {
  /// The table's name.
  public let name: String
  /// The operations that used the table, in the order of their names.
  public let operations: [OperationReport]
  /// The table itself.
  public let source: SourceReport
  /// The indexes with calls, in the order of their names.
  public let indexes: [SourceReport]
  /// The vector indexes with calls, in the order of their names; instead of units, their usage
  /// consists of the bytes of searches and of writes.
  public let vectorIndexes: [SourceReport]
  /// The second since 1970 of the first call.
  public let start: Int64
  private let now: Int64

  /// Returns the number of seconds of a span in which the table was observed, by which means are
  /// divided: those since its first call, at most those of the span.
  public func seconds(of span: Span) -> Int64 { span.seconds(at: now, since: start) }

  /// Returns all calls over a span.
  public func activity(over span: Span) -> Activity {
    Activity(sumOf: operations.map { $0.activity(over: span) })
  }

  /// Returns the report of an index, or `nil` if it was not used.
  public func index(named name: String) -> SourceReport? { indexes.first { $0.name == name } }
}

/// Statistics of a table itself or of an index.
public struct SourceReport: Sendable {
  /// The name of the table or index.
  public let name: String
  /// The lowest capacity per second with which nothing would have been throttled, including bursts.
  public let neededWithBurst: Units
  /// The partition keys with the largest consumption since the start, in descending order.
  public let hotKeys: [HotKey]
  /// The aggregated properties of Queries and Scans since the start.
  public let pages: PageEvidence
  private let history: UnitHistory
  private let usage: Recent<Usage>
  private let insights: InsightLedger
  private let now: Int64
  /// The seconds by which the clock of the counts is ahead of the time of day.
  private let shift: Int64

  /// A partition key and its share of the consumed units.
  public struct HotKey: Sendable {
    /// The partition key.
    public let key: AttributeValue
    /// Its share from 0 to 1, which may be too high.
    public let share: Double
    /// The minimum of its share.
    public let certainShare: Double
  }

  init(_ name: String, _ ledger: SourceLedger, now: Int64, shift: Int64) {
    self.name = name
    self.now = now
    self.shift = shift
    insights = ledger.insights
    usage = ledger.usage
    history = ledger.history
    neededWithBurst = ledger.history.neededWithBurst
    pages = ledger.pages
    let total = max(ledger.keys.total, .leastNonzeroMagnitude)
    hotKeys = ledger.keys.heaviest(10).map { entry in
      HotKey(
        key: entry.label, share: entry.weight / total, certainShare: entry.certainWeight / total)
    }
  }

  /// Returns the use over a span.
  public func usage(over span: Span) -> Usage { usage.sum(over: span, at: now) }

  /// Returns the counts of rules of contributor insights for each of the last minutes with counts,
  /// with the second since 1970 at which it begins.
  func insights(of rules: Int64, minutes: Int64) -> [(start: Int64, counts: InsightCounts)] {
    insights.minutes(of: rules, from: now / 60 - minutes + 1, to: now / 60)
      .map { ($0 * 60 - shift, $1) }
  }

  func parts(over step: Series.Step) -> [Usage] { usage.parts(over: step, at: now) }

  /// Returns the maximum units of a second in a span; those of a table include its local indexes.
  public func peak(over span: Span) -> Units { history.peak(over: span, at: now) }

  /// The maximum units of a second since the start.
  public var peak: Units { history.peak }

  /// Returns the largest share, from 0 to 1, of the units of the last hour that a new table with
  /// these units per second would throttle.
  func throttledShare(at rates: Units, keeping seconds: Int64) -> Units {
    history.throttledShare(at: rates, keeping: seconds)
  }

  /// The first and the last second since 1970 that consumed units, or `nil` if none did.
  public var usedSeconds: ClosedRange<Int64>? { history.used }
}

extension Statistics {
  /// Returns the statistics at a time of the clock with which calls were counted.
  /// - Parameter timeOfDay: the time to be shown in the report, or `nil` for the same time.
  public func report(at now: Timestamp, timeOfDay: Timestamp? = nil) -> StatisticsReport {
    let shift = now.second - (timeOfDay ?? now).second
    let ledger = settled()
    let now = now.second
    let tables = ledger.tables.keys.sorted().compactMap { name in
      ledger.tables[name].map { TableReport(name, $0, now: now, shift: shift) }
    }
    var operations = ledger.others
    for table in ledger.tables.values {
      for (operation, activity) in table.own {
        operations[operation, default: Recent()].add(activity)
      }
    }
    return StatisticsReport(
      start: ledger.start - shift, now: now - shift, operations: operations.reports(at: now),
      unplaced: ledger.others.reports(at: now), tables: tables)
  }
}

extension TableReport {
  init(_ name: String, _ ledger: TableLedger, now: Int64, shift: Int64) {
    self.name = name
    var operations = ledger.own
    for (operation, activity) in ledger.shared {
      operations[operation, default: Recent()].add(activity)
    }
    self.operations = operations.reports(at: now)
    source = SourceReport(name, ledger.source, now: now, shift: shift)
    func reports(_ ledgers: [String: SourceLedger]) -> [SourceReport] {
      ledgers.sorted { $0.key < $1.key }.map {
        SourceReport($0.key, $0.value, now: now, shift: shift)
      }
    }
    indexes = reports(ledger.indexes)
    vectorIndexes = reports(ledger.vectorIndexes)
    start = ledger.start
    self.now = now
  }
}

extension [Operation: Recent<Activity>] {
  fileprivate func reports(at now: Int64) -> [OperationReport] {
    sorted { $0.key.rawValue < $1.key.rawValue }.map { OperationReport($0.key, $0.value, now: now) }
  }
}
