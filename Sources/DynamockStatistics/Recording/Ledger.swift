import DynamockModel

/// A database's record of its calls: the tallies of all threads, by second.
struct Ledger: Sendable {
  /// The second since 1970 at which counting began.
  private(set) var start: Int64
  private(set) var tables: [String: TableLedger] = [:]
  /// Calls that use no table, or several.
  private(set) var others: [Operation: Recent<Activity>] = [:]

  init(start: Int64) { self.start = start }

  /// Adds the counts of a thread.
  mutating func add(_ tally: Tally) {
    for part in tally.tables where part.isUsed {
      tables[part.name, default: TableLedger(start: tally.second)].add(part, at: tally.second)
    }
    for (operation, activity) in tally.others {
      others[operation, default: Recent()].add(activity, at: tally.second)
    }
  }

  /// Removes a table that no longer exists; its calls remain in the database's figures.
  mutating func drop(_ table: String, at second: Int64) {
    guard let ledger = tables.removeValue(forKey: table) else { return }
    for (operation, activity) in ledger.own {
      others[operation, default: Recent()].add(activity.total, at: second)
    }
  }
}

/// The record of a table.
struct TableLedger: Sendable {
  /// The second since 1970 of the first call.
  let start: Int64
  /// Calls that use only this table.
  private(set) var own: [Operation: Recent<Activity>] = [:]
  /// Calls that also use other tables.
  private(set) var shared: [Operation: Recent<Activity>] = [:]
  private(set) var source = SourceLedger()
  private(set) var indexes: [String: SourceLedger] = [:]
  private(set) var vectorIndexes: [String: SourceLedger] = [:]

  init(start: Int64) { self.start = start }

  mutating func add(_ part: TablePart, at second: Int64) {
    for entry in part.activities where entry.activity.requests > 0 {
      if entry.isShared {
        shared[entry.operation, default: Recent()].add(entry.activity, at: second)
      } else {
        own[entry.operation, default: Recent()].add(entry.activity, at: second)
      }
    }
    source.add(part.own, at: second)
    for (index, part) in part.indexes {
      guard !index.isVector else {
        vectorIndexes[index.name, default: SourceLedger()].add(part, at: second)
        continue
      }
      indexes[index.name, default: SourceLedger()].add(part, at: second)
      // Local indexes use the table's throughput ([aws-capacity-units]).
      if index.isLocal { source.draw(part.usage.units, at: second) }
    }
  }
}

/// The record of a table itself or of an index.
struct SourceLedger: Sendable {
  private(set) var usage = Recent<Usage>()
  private(set) var history = UnitHistory()
  private(set) var keys = FrequentKeys<AttributeValue>(capacity: 64)
  private(set) var pages = PageEvidence()
  private(set) var insights = InsightLedger()

  mutating func add(_ part: SourcePart, at second: Int64) {
    usage.add(part.usage, at: second)
    history.add(part.usage.units, at: second)
    keys.add(part.keys)
    if let pages = part.pages { self.pages.add(pages) }
    if let insights = part.insights { self.insights.add(insights, at: second) }
  }

  mutating func draw(_ units: Units, at second: Int64) { history.add(units, at: second) }
}
