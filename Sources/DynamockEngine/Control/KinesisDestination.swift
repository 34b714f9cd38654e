import DynamockModel

/// A Kinesis stream as the destination of a table's changes.
///
/// Changes are queued for it if the server has a place for them; see ``KinesisQueue``.
struct KinesisDestination: Sendable, Equatable {
  var streamARN: String
  /// ENABLING, UPDATING and DISABLING until a time, and ACTIVE; gone means DISABLED.
  var lifecycle: Lifecycle
  /// Why enabling fails, or `nil` if it succeeds.
  var failure: KinesisFailure?
  /// The precision of times in records if it was ever set; otherwise milliseconds.
  var precision: ApproximateCreationDateTimePrecision?

  /// The status at a point in time.
  func status(at now: Timestamp) -> DestinationStatus {
    switch lifecycle.resolved(at: now) {
    case .creating: .enabling
    case .updating: .updating
    case .active: failure == nil ? .active : .enableFailed
    case .deleting: .disabling
    case nil: .disabled
    }
  }

  /// Whether the destination receives changes, now or once it is ACTIVE.
  var mayReceive: Bool {
    if case .deleting = lifecycle { false } else { failure == nil }
  }

  /// Whether no other destination can be enabled: a table has one live destination at most
  /// ([ack-quirks] DDB-TABLE-268 and 299).
  func isLive(at now: Timestamp) -> Bool {
    switch status(at: now) {
    case .disabled, .enableFailed: false
    default: true
    }
  }
}

/// Why AWS fails to enable a destination, a second or more after it has accepted it ([ack-quirks]
/// DDB-TABLE-318).
enum KinesisFailure: String, Sendable {
  /// An ARN that is not a Kinesis stream's.
  case notPermitted
  /// A stream of another region.
  case otherRegion
  /// A stream of another account.
  case notActive
}

extension KinesisFailure {
  /// The failure of a table's destination; any stream of the table's account and region is taken
  /// to exist.
  init?(of streamARN: String, region: String, accountID: String) {
    let fields = streamARN.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard fields.count == 6, fields[0] == "arn", fields[1].hasPrefix("aws"),
      fields[2] == "kinesis"
    else {
      self = .notPermitted
      return
    }
    let resource = fields[5].split(separator: "/", omittingEmptySubsequences: false)
    if fields[3] != region {
      self = .otherRegion
    } else if fields[4] != accountID {
      self = .notActive
    } else if resource.count != 2 || resource[0] != "stream" || resource[1].isEmpty {
      self = .notPermitted
    } else {
      return nil
    }
  }
}

extension KinesisDestination {
  /// The destination as the catalog stores it.
  var record: Record {
    var record = Record()
    record[text: "stream"] = streamARN
    record[record: "lifecycle"] = lifecycle.record
    record[text: "failure"] = failure?.rawValue
    record[text: "precision"] = precision?.rawValue
    return record
  }

  /// Reads the ``record`` of a destination, or returns `nil` if a required member is missing.
  init?(_ record: Record) {
    guard let streamARN = record[text: "stream"],
      let lifecycle = record[record: "lifecycle"].flatMap(Lifecycle.init)
    else { return nil }
    self.streamARN = streamARN
    self.lifecycle = lifecycle
    failure = record[text: "failure"].flatMap(KinesisFailure.init)
    precision = record[text: "precision"].map(ApproximateCreationDateTimePrecision.init(rawValue:))
  }
}
