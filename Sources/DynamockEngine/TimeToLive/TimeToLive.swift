import DynamockModel
import DynamockStorage

/// The time-to-live setting of a table.
struct TimeToLive: Sendable, Equatable {
  var attributeName: String
  /// The keyspace of expiry times; see ``ExpiryKey``.
  var keyspace: Keyspace
  /// ENABLING, ENABLED or DISABLING; DISABLED once its deletion has ended.
  var lifecycle: Lifecycle
  /// The time at which it was last enabled or disabled.
  var changedAt: Timestamp
  /// The progress of noting the expiry times of the items there were before, or `nil` at its end.
  var backfill: Backfill?

  /// Whether expiry times are kept, which ends when DISABLING begins.
  var isKept: Bool {
    if case .deleting = lifecycle { false } else { true }
  }

  /// Returns whether expired items are currently deleted.
  func isEnabled(at now: Timestamp) -> Bool { lifecycle.resolved(at: now) == .active }

  /// Returns the state as described by DescribeTimeToLive, without the attribute if disabled
  /// ([ack-quirks] DDB-TABLE-144).
  func description(at now: Timestamp) -> TimeToLiveDescription {
    let status: TimeToLiveStatus
    switch lifecycle.resolved(at: now) {
    case .creating, .updating: status = .enabling
    case .active: status = .enabled
    case .deleting: status = .disabling
    case nil: return TimeToLiveDescription(timeToLiveStatus: .disabled)
    }
    return TimeToLiveDescription(timeToLiveStatus: status, attributeName: attributeName)
  }
}

extension TimeToLive {
  /// The setting as a part of its table's record.
  var record: Record {
    var record = Record()
    record[text: "attribute"] = attributeName
    record[number: "keyspace"] = keyspace.number
    record[record: "lifecycle"] = lifecycle.record
    record[time: "changedAt"] = changedAt
    record[record: "backfill"] = backfill?.record
    return record
  }

  /// Creates a setting from its ``record``.
  init?(_ record: Record) {
    guard let attributeName = record[text: "attribute"], let keyspace = record[number: "keyspace"],
      let lifecycle = record[record: "lifecycle"].flatMap(Lifecycle.init),
      let changedAt = record[time: "changedAt"]
    else { return nil }
    self.attributeName = attributeName
    self.keyspace = Keyspace(keyspace)
    self.lifecycle = lifecycle
    self.changedAt = changedAt
    backfill = record[record: "backfill"].flatMap(Backfill.init)
  }
}
