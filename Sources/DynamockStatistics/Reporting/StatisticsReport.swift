import DynamockModel

/// What is known of a database's calls at a moment.
public struct StatisticsReport: Sendable {
  /// The second since 1970 at which counting began.
  public let start: Int64
  /// The second since 1970 of the report.
  public let now: Int64
  /// The operations of the whole database, in the order of their names.
  public let operations: [OperationReport]
  /// Those of them that were about no table, or about several.
  public let unplaced: [OperationReport]
  /// The tables that were used, in the order of their names.
  public let tables: [TableReport]

  /// How many seconds a span covers.
  public func seconds(of span: Span) -> Int64 { span.seconds(at: now, since: start) }
}

/// The calls of one operation.
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

  /// What happened over a span.
  public func activity(over span: Span) -> Activity { activity.sum(over: span, at: now) }
}

/// What is known of one table.
public struct TableReport: Sendable {
  /// The table's name.
  public let name: String
  /// The operations that it took part in, in the order of their names.
  public let operations: [OperationReport]
  /// The table itself.
  public let source: SourceReport
  /// Its indexes that were used, in the order of their names.
  public let indexes: [SourceReport]
  /// The second since 1970 of the first call.
  public let start: Int64

  /// All calls over a span.
  public func activity(over span: Span) -> Activity {
    Activity(sumOf: operations.map { $0.activity(over: span) })
  }

  /// The report of an index; nil where it was not used.
  public func index(named name: String) -> SourceReport? { indexes.first { $0.name == name } }
}

/// What is known of a table itself or of an index.
public struct SourceReport: Sendable {
  /// The name of the table or index.
  public let name: String
  /// The least units a second that would have throttled nothing, bursts included.
  public let neededWithBurst: Units
  /// The partition keys that consumed most since the start, heaviest first.
  public let hotKeys: [HotKey]
  /// What Queries and Scans had in common since the start.
  public let pages: PageEvidence
  private let history: UnitHistory
  private let usage: Recent<Usage>
  private let now: Int64

  /// A partition key and its share of the units consumed.
  public struct HotKey: Sendable {
    /// The partition key.
    public let key: AttributeValue
    /// Its share, 0 to 1; may be too high.
    public let share: Double
    /// The part of its share that is certain.
    public let certainShare: Double
  }

  init(_ name: String, _ ledger: SourceLedger, now: Int64) {
    self.name = name
    self.now = now
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

  /// What it was used for over a span.
  public func usage(over span: Span) -> Usage { usage.sum(over: span, at: now) }

  /// The most units of one second of a span; those of a table include its local indexes.
  public func peak(over span: Span) -> Units { history.peak(over: span, at: now) }

  /// The most units of one second since the start.
  public var peak: Units { history.peak }

  /// The first and the last second since 1970 that consumed units, or `nil` if none did.
  public var usedSeconds: ClosedRange<Int64>? { history.used }
}

extension Statistics {
  /// What is known at a moment of the time that calls were counted by.
  /// - Parameter timeOfDay: what the report says it is then; nil for the same moment.
  public func report(at now: Timestamp, timeOfDay: Timestamp? = nil) -> StatisticsReport {
    let shift = now.second - (timeOfDay ?? now).second
    let ledger = settled()
    let now = now.second
    let tables = ledger.tables.keys.sorted().compactMap { name in
      ledger.tables[name].map { TableReport(name, $0, now: now) }
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
  init(_ name: String, _ ledger: TableLedger, now: Int64) {
    self.name = name
    var operations = ledger.own
    for (operation, activity) in ledger.shared {
      operations[operation, default: Recent()].add(activity)
    }
    self.operations = operations.reports(at: now)
    source = SourceReport(name, ledger.source, now: now)
    indexes = ledger.indexes.keys.sorted().compactMap { index in
      ledger.indexes[index].map { SourceReport(index, $0, now: now) }
    }
    start = ledger.start
  }
}

extension [Operation: Recent<Activity>] {
  fileprivate func reports(at now: Int64) -> [OperationReport] {
    sorted { $0.key.rawValue < $1.key.rawValue }.map { OperationReport($0.key, $0.value, now: now) }
  }
}
