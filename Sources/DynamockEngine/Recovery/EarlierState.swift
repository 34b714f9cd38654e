import DynamockModel
import DynamockStorage
import Synchronization

/// A table at an earlier point in time: a fork of its database in which the later changes are
/// undone, in portions.
///
/// A fork in memory keeps only the differences, so the changed items are in memory until the end,
/// and all others are read from the store.
final class EarlierState: Sendable {
  let frozen: Database
  let table: Table
  let log: RecoveryLog
  private let moment: Timestamp
  /// The number of the first change that is undone regardless of its time.
  private let end: Int
  /// The number of the last change that was undone, or `nil` when all are.
  private let position: Mutex<Int?>
  /// The number of the first change that was undone, or that of the next one if none was.
  private let boundary = Mutex(Int.max)

  /// Begins to undo changes.
  /// - Parameters:
  ///   - frozen: a fork that no one else uses.
  ///   - origin: the table when the request was made, with its log.
  ///   - moment: the point in time; later changes are undone.
  ///   - end: the number of the first change after the request, whatever its time.
  /// - Throws: TableNotFoundException if the table or its log has changed since.
  init(
    of origin: Table, _ log: RecoveryLog, at moment: Timestamp, before end: Int,
    in frozen: Database
  ) throws(EngineFault) {
    guard let table = frozen.published[origin.name],
      table.definition.id == origin.definition.id, table.recoveryLog?.keyspace == log.keyspace
    else { throw .control(.noTable(origin.name)) }
    self.frozen = frozen
    self.table = table
    self.log = log
    self.moment = moment
    self.end = end
    position = Mutex(.max)
  }

  /// The keyspace of the items.
  var keyspace: Keyspace { table.keyspace }

  /// The number before which changes are part of the state, once all later ones are undone.
  var firstUndone: Int { boundary.withLock { $0 } }

  /// Undoes a portion of the changes, from the last one to the first after the point in time;
  /// returns whether some are left.
  func undoPortion() throws(EngineFault) -> Bool {
    guard let start = position.withLock({ $0 }) else { return false }
    let result = Mutex<Result<UndonePortion, DynamoDBError>?>(nil)
    // A fork is in memory, and calls the completion at once.
    frozen.write({ (undone: Result<UndonePortion, DynamoDBError>) in result.withLock { $0 = undone }
    }) {
      [self] session throws(EngineFault) in
      try undo(before: start, in: &session)
    }
    switch result.withLock({ $0 }) {
    case .success(let portion)?:
      position.withLock { $0 = portion.isLast ? nil : portion.first }
      boundary.withLock { $0 = portion.first }
      return !portion.isLast
    case .failure(let error)?: throw .request(error)
    case nil: throw .request(DynamoDBError(.internalServerError, nil))
    }
  }

  private func undo(
    before start: Int, in session: inout WriteSession
  ) throws(EngineFault) -> UndonePortion {
    var changes: [RecoveryEntry] = []
    var (last, bytes) = (start, 0)
    var isDone = true
    try session.reading.scan(
      log.keyspace, RecoveryEntry.range(before: start == .max ? nil : start), .descending
    ) { key, value throws(EngineFault) in
      let number = RecoveryEntry.number(in: key)
      guard number >= end || RecoveryEntry.time(in: value) > moment else { return .stop }
      changes.append(try RecoveryEntry(storedBytes: value))
      last = number
      bytes += value.count
      isDone = changes.count < 250 && bytes < 1 << 20
      return isDone ? .next : .stop
    }
    for change in changes { try session.undo(change, of: table) }
    return UndonePortion(first: last, isLast: isDone)
  }
}

/// The changes that were undone in one write.
private struct UndonePortion: Sendable {
  /// The number of the first of them in time, or the one before which they were searched.
  let first: Int
  /// Whether no others are left.
  let isLast: Bool
}

extension WriteSession {
  /// Restores the old item of a change, without its entries in indexes.
  fileprivate mutating func undo(_ change: RecoveryEntry, of table: Table) throws(EngineFault) {
    let current = try reading.image(for: change.rowKey, in: table.keyspace)
    if let old = change.old {
      try put(old.bytes, for: change.rowKey, in: table.keyspace)
    } else {
      try remove(change.rowKey, in: table.keyspace)
    }
    count(
      table.counters, items: (change.old == nil ? 0 : 1) - (current == nil ? 0 : 1),
      bytes: (change.old?.size ?? 0) - (current?.size ?? 0))
  }
}
