import DynamockModel
import DynamockStatistics

/// Contributor insights of a table or of one of its global indexes.
///
/// The figures are those of the statistics, by the rules that these insights name.
struct Insights: Sendable, Equatable {
  /// The index, or `nil` for the table.
  var index: String?
  /// ENABLING and DISABLING until a time, and ENABLED; gone means DISABLED.
  var lifecycle: Lifecycle
  var mode: ContributorInsightsMode
  /// The time of day at which they were enabled, which the rules' names contain.
  var enabledAt: Timestamp
  /// The time of day of the last change.
  var changedAt: Timestamp

  /// The status at a point in time.
  func status(at now: Timestamp) -> ContributorInsightsStatus {
    switch lifecycle.resolved(at: now) {
    case .creating, .updating: .enabling
    case .active: .enabled
    case .deleting: .disabling
    case nil: .disabled
    }
  }

  /// The names of the rules, by which AWS keeps the figures: for accessed and for throttled keys,
  /// partition keys and sort keys ([aws-guide], contributor insights; [ack-quirks] DDB-TABLE-112
  /// and 341).
  func rules(of table: String, key: KeyShape) -> [InsightRule] {
    let resource = index.map { "\(table)-\($0)" } ?? table
    return InsightKind.allCases.filter { kind in
      (mode != .throttledKeys || kind.countsThrottles)
        && (!key.sort.isEmpty || !kind.includesSortKey)
    }.map { kind in
      InsightRule(
        name: "DynamoDBContributorInsights-\(kind.rawValue)-\(resource)-\(enabledAt.milliseconds)",
        table: table, index: index, kind: kind,
        keyLabels: (kind.includesSortKey ? key.attributes : key.partition).map(\.name),
        id: enabledAt.milliseconds)
    }
  }

  /// What counting needs of them, or `nil` while they are being disabled.
  var watch: InsightWatch? {
    let start: Timestamp
    switch lifecycle {
    case .active: start = Timestamp(milliseconds: .min)
    case .creating(let end, _), .updating(let end, _): start = end
    case .deleting: return nil
    }
    return InsightWatch(
      id: enabledAt.milliseconds, start: start, countsAccess: mode != .throttledKeys)
  }
}

extension Insights {
  /// The insights as the catalog stores them.
  var record: Record {
    var record = Record()
    record[text: "index"] = index
    record[record: "lifecycle"] = lifecycle.record
    record[text: "mode"] = mode.rawValue
    record[time: "enabledAt"] = enabledAt
    record[time: "changedAt"] = changedAt
    return record
  }

  /// Reads the ``record`` of insights, or returns `nil` if a required member is missing.
  init?(_ record: Record) {
    guard let lifecycle = record[record: "lifecycle"].flatMap(Lifecycle.init),
      let mode = record[text: "mode"], let enabledAt = record[time: "enabledAt"]
    else { return nil }
    index = record[text: "index"]
    self.lifecycle = lifecycle
    self.mode = ContributorInsightsMode(rawValue: mode)
    self.enabledAt = enabledAt
    changedAt = record[time: "changedAt"] ?? enabledAt
  }
}
