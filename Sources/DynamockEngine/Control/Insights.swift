import DynamockModel

/// Contributor insights of a table or of one of its global indexes.
///
/// The state is kept and shown; the figures are those of the statistics, which need no switch.
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
  func rules(of table: String, hasSortKey: Bool) -> [String] {
    let kinds = mode == .throttledKeys ? ["T"] : ["C", "T"]
    let keys = hasSortKey ? ["PK", "SK"] : ["PK"]
    let resource = index.map { "\(table)-\($0)" } ?? table
    return keys.flatMap { key in
      kinds.map { "DynamoDBContributorInsights-\(key)\($0)-\(resource)-\(enabledAt.milliseconds)" }
    }
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
