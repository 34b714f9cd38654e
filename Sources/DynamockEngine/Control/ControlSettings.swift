import DynamockModel
import DynamockStorage

/// The settings of a table that its description does not show.
///
/// They are stored with the table's definition, and end with the table.
struct ControlSettings: Sendable, Equatable {
  /// Recovery to a point in time, or `nil` while it is disabled.
  var recovery: Recovery?
  /// The resource-based policy, or `nil` if there never was one.
  var policy: PolicyState?
  /// The Kinesis streams that were ever enabled, the newest first.
  var destinations: [KinesisDestination] = []
  /// Contributor insights of the table and of its global indexes that were ever enabled.
  var insights: [Insights] = []
  /// Whether replicas are to take over the table's settings, as requested; the table has none.
  var replicationMode: GlobalTableSettingsReplicationMode?
}

extension ControlSettings {
  /// The states that last for a time.
  var lifecycles: [Lifecycle] { destinations.map(\.lifecycle) + insights.map(\.lifecycle) }

  /// The insights of the table, or of an index.
  func insights(of index: String?) -> Insights? { insights.first { $0.index == index } }
}

/// Recovery to a point in time, by the time of day, which clients see.
struct Recovery: Sendable, Equatable {
  /// When it was enabled.
  var enabledAt: Timestamp
  /// The days for which changes are kept.
  var period: Int
  /// The time before which nothing is kept: later than ``enabledAt`` once a longer period has
  /// followed a shorter one.
  var keptSince: Timestamp
  /// The keyspace of the changes, or `nil` in the file of a version that kept none.
  var log: Keyspace?
}

extension ControlSettings {
  /// The settings as the catalog stores them inside the table's record, or `nil` for none.
  var record: Record? {
    var record = Record()
    record[record: "recovery"] = recovery?.record
    record[record: "policy"] = policy?.record
    record[records: "kinesis"] = destinations.map(\.record)
    record[records: "insights"] = insights.map(\.record)
    record[text: "replicationMode"] = replicationMode?.rawValue
    return record.item == Item() ? nil : record
  }

  /// Reads the ``record`` of settings.
  init(_ record: Record?) {
    guard let record else { return }
    recovery = record[record: "recovery"].flatMap(Recovery.init)
    policy = record[record: "policy"].flatMap(PolicyState.init)
    destinations = record[records: "kinesis"].compactMap(KinesisDestination.init)
    insights = record[records: "insights"].compactMap(Insights.init)
    replicationMode = record[text: "replicationMode"].map(
      GlobalTableSettingsReplicationMode.init(rawValue:))
  }
}

extension Recovery {
  /// The recovery as the catalog stores it.
  var record: Record {
    var record = Record()
    record[time: "enabledAt"] = enabledAt
    record[number: "period"] = period
    record[time: "keptSince"] = keptSince
    record[number: "log"] = log?.number
    return record
  }

  /// Reads the ``record`` of a recovery, or returns `nil` if a required member is missing.
  init?(_ record: Record) {
    guard let enabledAt = record[time: "enabledAt"], let period = record[number: "period"] else {
      return nil
    }
    self.enabledAt = enabledAt
    self.period = period
    keptSince = record[time: "keptSince"] ?? enabledAt
    log = record[number: "log"].map { Keyspace($0) }
  }
}
