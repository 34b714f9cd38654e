import DynamockModel
import DynamockStorage
import DynamockValidation

/// What an export and an import have in common: who, where, when, and whether it has ended.
///
/// Records outlive their tables by 90 days after the transfer ([aws-guide], exports).
struct TransferFrame: Sendable, Equatable {
  let id: String
  let tableName: String
  /// The id of the table, also if an imported table is never created.
  let tableID: String
  let region: String
  /// The time of day of the request, which is part of the ARN.
  let startedAt: Timestamp
  /// The steady time until which the transfer is shown as IN_PROGRESS.
  var settlesAt: Timestamp
  /// The time of day of the end, or `nil` as long as there is none.
  var endedAt: Timestamp?

  /// Writes the members into the record of a transfer.
  func write(to record: inout Record) {
    record[text: "id"] = id
    record[text: "table"] = tableName
    record[text: "tableId"] = tableID
    record[text: "region"] = region
    record[time: "startedAt"] = startedAt
    record[time: "settlesAt"] = settlesAt
  }

  /// Reads the members of a record, or returns `nil` if a required one is missing.
  init?(_ record: Record) {
    guard let id = record[text: "id"], let tableID = record[text: "tableId"],
      let region = record[text: "region"], let startedAt = record[time: "startedAt"]
    else { return nil }
    self.init(
      id: id, tableName: record[text: "table"] ?? "", tableID: tableID, region: region,
      startedAt: startedAt, settlesAt: record[time: "settlesAt"] ?? startedAt,
      endedAt: record[record: "end"]?[time: "at"])
  }

  init(
    id: String, tableName: String, tableID: String, region: String, startedAt: Timestamp,
    settlesAt: Timestamp, endedAt: Timestamp? = nil
  ) {
    self.id = id
    self.tableName = tableName
    self.tableID = tableID
    self.region = region
    self.startedAt = startedAt
    self.settlesAt = settlesAt
    self.endedAt = endedAt
  }
}

/// An export or an import: its request, and its result once there is one.
protocol TransferRecord: Sendable, Equatable {
  /// The result of one that has ended.
  associatedtype Outcome: TransferOutcome

  static var kind: TransferKind { get }
  /// The place of the records in the catalog.
  static var place: WritableKeyPath<Catalog, [String: Self]> { get }

  var frame: TransferFrame { get set }
  /// The token of the request, or one that was made.
  var token: String { get }
  var outcome: Outcome? { get set }
  /// The members of the record that this kind of transfer has.
  var request: Record { get }

  /// Creates a transfer from the members of its record, or returns `nil` if a required one is
  /// missing.
  init?(_ frame: TransferFrame, _ outcome: Outcome?, of request: Record)
}

/// The result of a transfer.
protocol TransferOutcome: Sendable, Equatable {
  /// The result as the catalog stores it.
  var record: Record { get }
  /// Why the transfer has failed, or `nil` if it was completed.
  var failure: TransferFailure? { get }

  /// Reads a ``record``.
  init(_ record: Record)
}

extension TransferRecord {
  /// The transfer as the catalog stores it.
  var record: Record {
    var record = request
    frame.write(to: &record)
    record[record: "end"] = outcome.map { outcome in
      var end = outcome.record
      end[time: "at"] = frame.endedAt
      end[text: "failureCode"] = outcome.failure?.code
      end[text: "failureMessage"] = outcome.failure?.message
      return end
    }
    return record
  }

  /// Reads a ``record``, or returns `nil` if a required member is missing.
  init?(_ record: Record) {
    guard let frame = TransferFrame(record) else { return nil }
    let outcome = frame.endedAt == nil ? nil : record[record: "end"].map { Outcome($0) }
    self.init(frame, outcome, of: record)
  }

  /// Whether the end is shown at a point in time.
  func isEnded(at now: Timestamp) -> Bool { frame.endedAt != nil && now >= frame.settlesAt }

  /// The time of the end, or `nil` as long as it is not shown.
  func shownEnd(at now: Timestamp) -> Timestamp? { isEnded(at: now) ? frame.endedAt : nil }

  /// The result, or `nil` as long as it is not shown.
  func shownOutcome(at now: Timestamp) -> Outcome? { isEnded(at: now) ? outcome : nil }

  /// Whether the transfer is no longer described or listed: after 90 days ([aws-guide], exports).
  func isForgotten(at now: Timestamp) -> Bool {
    frame.endedAt != nil && frame.startedAt.adding(milliseconds: 90 * 86_400_000) < now
  }

  /// Records the end; a transfer that settles later ends then.
  mutating func finish(_ outcome: Outcome, at time: SteadyClock.Reading) {
    let rest = max(0, frame.settlesAt.milliseconds &- time.steady.milliseconds)
    frame.endedAt = time.timeOfDay.adding(milliseconds: rest)
    self.outcome = outcome
  }

  /// The key of the record.
  var key: [UInt8] { Self.keyPrefix + Array(frame.id.utf8) }

  static var keyPrefix: [UInt8] { Array("\(kind.rawValue)/".utf8) }
}

extension WriteSession {
  /// Stores a transfer, and forgets those that are too old to be described.
  mutating func store<Transfer: TransferRecord>(_ transfer: Transfer) throws(EngineFault) {
    var catalog = catalog
    for old in catalog[keyPath: Transfer.place].values where old.isForgotten(at: timeOfDay) {
      catalog[keyPath: Transfer.place][old.frame.id] = nil
      try remove(old.key, in: Catalog.storedIn)
    }
    catalog[keyPath: Transfer.place][transfer.frame.id] = transfer
    try create(Catalog.storedIn, KeyspaceDescription(textOffset: ItemImage.prefixLength))
    try put(ItemImage(transfer.record.item).bytes, for: transfer.key, in: Catalog.storedIn)
    replaceCatalog(catalog)
  }

  /// Ends the transfers of one kind that the previous process did not finish, and returns them.
  mutating func endInterrupted<Transfer: TransferRecord>(
    _ outcome: Transfer.Outcome
  ) throws(EngineFault) -> [Transfer] {
    let found = catalog[keyPath: Transfer.place].values.filter { $0.frame.endedAt == nil }
    for var transfer in found {
      transfer.frame.settlesAt = min(transfer.frame.settlesAt, now)
      transfer.finish(outcome, at: time)
      try store(transfer)
    }
    return found
  }
}

extension ReadSession {
  /// The transfers of a kind that are still described.
  func transfers<Transfer: TransferRecord>(_: Transfer.Type) -> [Transfer] {
    catalog[keyPath: Transfer.place].values.filter { !$0.isForgotten(at: timeOfDay) }
  }

  /// The transfer that a request names, or `nil` if there is none.
  func transfer<Transfer: TransferRecord>(
    of request: NamedTransferRequest
  ) throws(EngineFault) -> Transfer? {
    guard request.account == settings.accountID else { throw .transfer(.otherAccount) }
    guard let found = catalog[keyPath: Transfer.place][request.id],
      settings.arn(of: found) == request.arn, !found.isForgotten(at: timeOfDay)
    else { return nil }
    return found
  }

  /// The transfer that an earlier request with the same token has begun, for 8 hours ([aws-guide]).
  func transfer<Transfer: TransferRecord>(withToken token: String) -> Transfer? {
    let oldest = timeOfDay.adding(milliseconds: -8 * 3_600_000)
    return catalog[keyPath: Transfer.place].values
      .filter { $0.token == token && $0.frame.startedAt >= oldest }
      .max { $0.frame.startedAt < $1.frame.startedAt }
  }
}

extension EngineSettings {
  /// Returns the ARN of an export or an import.
  func arn<Transfer: TransferRecord>(of transfer: Transfer) -> String {
    let table = tableARN(transfer.frame.tableName, region: transfer.frame.region)
    return "\(table)/\(Transfer.kind.rawValue)/\(transfer.frame.id)"
  }
}
