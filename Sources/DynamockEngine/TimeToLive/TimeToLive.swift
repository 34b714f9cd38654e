import DynamockModel
import DynamockStorage

/// The time-to-live setting of a table.
struct TimeToLive: Sendable, Equatable {
  var attributeName: String
  /// Where the items that can expire are found by when they do; see ``ExpiryKey``.
  var keyspace: Keyspace
  /// ENABLING, ENABLED and DISABLING; gone is DISABLED.
  var lifecycle: Lifecycle
  /// When it was last enabled or disabled.
  var changedAt: Timestamp

  /// Whether expiries are kept; from the first moment of DISABLING on, they are not.
  var isKept: Bool {
    if case .deleting = lifecycle { false } else { true }
  }

  /// Whether items are deleted now.
  func isEnabled(at now: Timestamp) -> Bool { lifecycle.resolved(at: now) == .active }

  /// The state as DescribeTimeToLive shows it; a disabled setting forgets its attribute
  /// (ack DDB-TABLE-144).
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
  /// The setting as the catalog stores it, inside its table's record.
  var record: Record {
    var record = Record()
    record[text: "attribute"] = attributeName
    record[number: "keyspace"] = keyspace.number
    record[record: "lifecycle"] = lifecycle.record
    record[time: "changedAt"] = changedAt
    return record
  }

  /// Reads what ``record`` wrote.
  init?(_ record: Record) {
    guard let attributeName = record[text: "attribute"], let keyspace = record[number: "keyspace"],
      let lifecycle = record[record: "lifecycle"].flatMap(Lifecycle.init),
      let changedAt = record[time: "changedAt"]
    else { return nil }
    self.attributeName = attributeName
    self.keyspace = Keyspace(keyspace)
    self.lifecycle = lifecycle
    self.changedAt = changedAt
  }
}
