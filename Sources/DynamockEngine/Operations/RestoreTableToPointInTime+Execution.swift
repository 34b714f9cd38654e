package import DynamockModel
import DynamockStorage
package import DynamockValidation
import Synchronization

extension Database {
  /// Restores a table's items at an earlier point in time under a new name.
  ///
  /// The later changes are undone in a fork, whose items are then copied; both in portions, between
  /// which other writes have their turn. The response is sent as that of a restore from a backup.
  package func restoreTable(
    _ request: RestoreToPointInTimeRequest, region: String, turns: WriteTurns? = nil,
    completion:
      @escaping @Sendable (Result<RestoreTableToPointInTimeOutput, DynamoDBError>) -> Void
  ) {
    let id = identifiers.uuid()
    write({ [self] (result: Result<BegunRecovery, DynamoDBError>) in
      switch result {
      case .failure(let error): completion(.failure(error))
      case .success(let begun):
        guard !begun.isFilled else { return completion(.success(begun.output)) }
        let failure = Mutex<DynamoDBError?>(nil)
        let response = DelayedResponse {
          completion(failure.withLock { $0 }.map { .failure($0) } ?? .success(begun.output))
        }
        fill(begun, turns, response) { error in failure.withLock { $0 = error } }
      }
    }) { session throws(EngineFault) in
      try session.beginRestore(request, id: id, region: region)
    }
  }

  /// Writes the items; a table that cannot be filled is removed, and the error is the response unless
  /// that was sent.
  private func fill(
    _ begun: BegunRecovery, _ turns: WriteTurns?, _ response: DelayedResponse,
    fail: @escaping @Sendable (DynamoDBError) -> Void
  ) {
    @Sendable func abandon(_ error: DynamoDBError) {
      fail(error)
      abandonImport(of: [begun.target]) { _ in response.send() }
    }
    fork { [self] fork in
      let state: EarlierState
      do throws(EngineFault) {
        state = try begun.state(in: fork)
      } catch { return abandon(DynamoDBError(error)) }
      let copy = RowCopy()
      inPortions(turns) { (result: Result<Void, DynamoDBError>) in
        switch result {
        case .success: response.send()
        case .failure(let error): abandon(error)
        }
      } portion: { session throws(EngineFault) in
        if response.isOverdue { response.send() }
        if try state.undoPortion() { return true }
        return try session.restorePortion(begun, copy, of: state)
      }
    }
  }
}

/// A restore that has begun.
private struct BegunRecovery: Sendable {
  let source: Table
  let log: RecoveryLog
  /// The point in time that is restored.
  let moment: Timestamp
  /// The number of the first change after the request.
  let end: Int
  let target: TableImport
  /// The time until which the table is CREATING.
  let settlesAt: Timestamp
  let output: RestoreTableToPointInTimeOutput
  /// Whether all items were copied in the same write.
  var isFilled = false

  /// Begins the earlier state in a fork.
  func state(in fork: Result<Database, StorageError>) throws(EngineFault) -> EarlierState {
    let frozen: Database
    do throws(StorageError) { frozen = try fork.get() } catch { throw .storage(error) }
    return try EarlierState(of: source, log, at: moment, before: end, in: frozen)
  }
}

extension WriteSession {
  fileprivate mutating func beginRestore(
    _ request: RestoreToPointInTimeRequest, id: String, region: String
  ) throws(EngineFault) -> BegunRecovery {
    let source = try restoredTable(request)
    guard let recovery = source.definition.control.recovery, let log = source.recoveryLog else {
      throw .transfer(.recoveryDisabled(source.name))
    }
    let moment = try restoredMoment(request, within: try reading.window(of: recovery))
    try refuseTarget(request.target)
    let region = request.region == nil ? source.definition.region : region
    if region != source.definition.region, request.overrides.encryption == nil {
      throw .backup(.override(.noEncryptionInOtherRegion))
    }
    try TableDefinition.checkQuotas(of: request.overrides, in: region)
    var catalog = catalog
    var origin = source.definition.settled(at: now)
    origin.region = region
    var definition = try origin.restored(
      as: request.target, id: id, with: request.overrides, time: time, settings: settings
    ) { catalog.newKeyspace() }
    definition.restore = .init(
      backup: nil, backupARN: nil, tableARN: settings.arn(of: source.definition), moment: moment)
    try create(definition)
    catalog.set(definition)
    try store(definition, in: catalog)
    guard let table = self.catalog[definition.name] else { throw .resourceNotFound }
    var begun = BegunRecovery(
      source: source, log: log, moment: moment, end: log.upcoming,
      target: TableImport(name: definition.name, id: id, streamSpecification: nil),
      settlesAt: now.adding(milliseconds: settings.delays.restoringTable),
      output: RestoreTableToPointInTimeOutput(
        tableDescription: table.description(at: time, settings: settings)))
    begun.isFilled = try fillAtOnce(table, begun)
    return begun
  }

  /// The table that a request names ([ack-quirks] DDB-TABLE-272).
  private func restoredTable(
    _ request: RestoreToPointInTimeRequest
  ) throws(EngineFault) -> Table {
    if let account = request.source.account, account != settings.accountID {
      throw .control(.resourceOfOtherAccount)
    }
    let table = try reading.backedUpTable(request.source)
    guard request.region.map({ $0 == table.definition.region }) ?? true else {
      throw .control(.noTable(request.source.asSent))
    }
    return table
  }

  private func restoredMoment(
    _ request: RestoreToPointInTimeRequest, within window: RecoveryWindow
  ) throws(EngineFault) -> Timestamp {
    guard let moment = request.moment else { return window.latest }
    guard window.contains(moment) else {
      throw .backup(
        .timeOutsideWindow(moment, earliest: window.earliest, latest: window.latest))
    }
    return moment
  }

  /// Copies the current items if no change is later, the table has no indexes, and the store can
  /// copy a keyspace in constant time; returns whether it did.
  private mutating func fillAtOnce(
    _ table: Table, _ begun: BegunRecovery
  ) throws(EngineFault) -> Bool {
    guard !table.hasIndexes else { return false }
    let last = try reading.firstEntry(of: begun.log.keyspace, RecoveryEntry.range(), .descending)
    if let last, RecoveryEntry.time(in: last.value) > begun.moment { return false }
    guard try copyItems(of: begun.source.keyspace, to: table.keyspace) else { return false }
    let counters = begun.source.counters
    count(table.counters, items: counters.items, bytes: counters.bytes)
    try finish(begun.target, activeFrom: begun.settlesAt)
    return true
  }

  /// Copies a portion of the items of the earlier state; returns whether items are left.
  fileprivate mutating func restorePortion(
    _ begun: BegunRecovery, _ copy: RowCopy, of state: EarlierState
  ) throws(EngineFault) -> Bool {
    let table = try self.table(of: begun.target)
    let found: Result<[(key: [UInt8], value: [UInt8])], EngineFault>
    do throws(StorageError) {
      found = try state.frozen.store.read { reader throws(StorageError) in
        Result { () throws(EngineFault) in try copy.next(of: state.keyspace, in: reader) }
      }
    } catch { throw .storage(error) }
    let rows = try found.get()
    try fill(table, with: rows)
    copy.advance(by: rows)
    guard rows.isEmpty else { return true }
    try finish(begun.target, activeFrom: begun.settlesAt)
    return false
  }
}
