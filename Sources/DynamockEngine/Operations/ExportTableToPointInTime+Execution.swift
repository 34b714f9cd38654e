package import DynamockModel
import DynamockStorage
package import DynamockValidation

extension Database {
  /// Begins an export of a table as it is now or was earlier, or of its changes in a period; the
  /// service writes it meanwhile.
  ///
  /// The response is sent once the export has ended, or when it takes longer than a client should
  /// wait; it shows the export as IN_PROGRESS in any case, as AWS's does.
  package func exportTable(
    _ request: ExportTableRequest,
    completion:
      @escaping @Sendable (Result<ExportTableToPointInTimeOutput, DynamoDBError>) -> Void
  ) {
    let random = identifiers.uuid()
    let token = request.parameters.clientToken ?? identifiers.uuid()
    write({ [self] (result: Result<BegunExport, DynamoDBError>) in
      switch result {
      case .failure(let error): completion(.failure(error))
      case .success(let begun):
        let output = ExportTableToPointInTimeOutput(exportDescription: begun.description)
        guard begun.isNew else { return completion(.success(output)) }
        carryOut(begun) { completion(.success(output)) }
      }
    }) { session throws(EngineFault) in
      try session.beginExport(request, token: token, random: random)
    }
  }

  private func carryOut(_ begun: BegunExport, respond: @escaping @Sendable () -> Void) {
    guard let service = settings.transfers else { return respond() }
    let export = begun.export
    fork { [self] fork in
      do throws(TransferFailure) {
        let frame = export.frame
        let order = ExportOrder(
          id: frame.id, exportARN: settings.arn(of: export), tableName: frame.tableName,
          tableARN: settings.tableARN(frame.tableName, region: frame.region),
          tableID: frame.tableID, startedAt: frame.startedAt, exportTime: export.exportTime,
          parameters: export.parameters, period: export.period,
          source: try begun.source(in: fork), respond: respond)
        service.carrier.carryOut(order, for: self)
      } catch {
        endExport(export.frame.id, .failure(error)) { _ in respond() }
      }
    }
  }

  /// Records the end of an export; does nothing for one that no longer exists.
  package func endExport(
    _ id: String, _ result: Result<ExportResult, TransferFailure>,
    completion: @escaping @Sendable (Result<Void, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(EngineFault) in
      guard var export = session.catalog.exports[id], export.outcome == nil else { return }
      export.finish(result, at: session.time)
      try session.store(export)
    }
  }
}

/// The result of a request for an export.
private struct BegunExport: Sendable {
  let export: ExportRecord
  let description: ExportDescription
  /// Whether the request has begun it, and not an earlier one with the same token.
  let isNew: Bool
  let table: Table
  /// The part of the table to export, or `nil` for everything.
  let selection: ExportSelection?
  /// The number of the first change after the request.
  let end: Int

  /// Returns the items or changes to export from a fork.
  func source(
    in fork: Result<Database, StorageError>
  ) throws(TransferFailure) -> ExportSource {
    let frozen: Database
    do throws(StorageError) { frozen = try fork.get() } catch {
      throw TransferFailure(DynamoDBError(.storage(error)))
    }
    let lastMoment: Timestamp
    if let latest = export.latestTime {
      // Without a lag, all changes before the request are part of the period.
      lastMoment = latest < export.frame.startedAt ? latest : .latest
    } else if let end = export.period?.exportToTime {
      lastMoment = end.adding(milliseconds: -1)
    } else if let time = export.parameters.exportTime {
      lastMoment = time
    } else {
      return ExportSource(allOf: table.name, in: frozen, selection)
    }
    do throws(EngineFault) {
      guard let log = table.recoveryLog else { throw .transfer(.recoveryDisabled(table.name)) }
      let state = try EarlierState(of: table, log, at: lastMoment, before: end, in: frozen)
      return ExportSource(
        allOf: state, changedSince: export.period?.exportFromTime, selection)
    } catch { throw TransferFailure(DynamoDBError(error)) }
  }
}

extension Timestamp {
  /// A time after all others.
  fileprivate static let latest = Timestamp(milliseconds: .max)
}

extension WriteSession {
  /// Begins an export, or returns the one with the request's token ([ack-quirks], exports).
  fileprivate mutating func beginExport(
    _ request: ExportTableRequest, token: String, random: String
  ) throws(EngineFault) -> BegunExport {
    let table = try exportedTable(request)
    let window = try checkedWindow(of: request, table.definition)
    let selection = try request.filter.map { (filter) throws(EngineFault) in
      try ExportSelection(filter, in: table, at: now)
    }
    if let known = try reading.export(with: request) {
      return BegunExport(
        export: known, description: known.description(at: now, settings: settings), isNew: false,
        table: table, selection: selection, end: 0)
    }
    guard settings.transfers != nil else { throw .transfer(.noBuckets) }
    let frame = TransferFrame(
      id: newTransferID(random: random, besides: catalog.exports.keys), tableName: table.name,
      tableID: table.definition.id, region: table.definition.region, startedAt: timeOfDay,
      settlesAt: now.adding(milliseconds: settings.delays.exportingTable))
    let period = request.parameters.incrementalExportSpecification
    let export = ExportRecord(
      frame: frame, token: token, parameters: request.parameters, namesType: request.namesType,
      latestTime: period != nil && period?.exportToTime == nil ? window.latest : nil)
    try store(export)
    return BegunExport(
      export: export, description: export.description(at: now, settings: settings), isNew: true,
      table: table, selection: selection, end: table.recoveryLog?.upcoming ?? 0)
  }

  private func exportedTable(_ request: ExportTableRequest) throws(EngineFault) -> Table {
    if let account = request.table.account, account != settings.accountID {
      throw .transfer(.otherAccount)
    }
    let table = try reading.backedUpTable(request.table)
    guard table.definition.region == request.region else {
      throw .control(.noTable(request.table.asSent))
    }
    return table
  }

  /// Checks the times of a request, and returns the points in time to which the table can be
  /// recovered.
  ///
  /// Clients may leave out the milliseconds of the earliest ones.
  private func checkedWindow(
    of request: ExportTableRequest, _ table: TableDefinition
  ) throws(EngineFault) -> RecoveryWindow {
    let period = request.parameters.incrementalExportSpecification
    if let from = period?.exportFromTime, from < table.createdAt.wholeSecond {
      throw .transfer(.periodBeforeTable(table.createdAt))
    }
    guard let recovery = table.control.recovery else {
      throw .transfer(.recoveryDisabled(table.name))
    }
    let window = try reading.window(of: recovery)
    if let period { try check(period, within: window) }
    for time in [request.parameters.exportTime, period?.exportFromTime] {
      guard let time else { continue }
      guard time >= window.earliest.wholeSecond, time <= timeOfDay else {
        throw .transfer(.timeOutsideWindow)
      }
    }
    for time in [request.parameters.exportTime, period?.exportToTime] {
      guard let time, settings.recoveryLag > 0, time > window.latest else { continue }
      throw .transfer(.timeTooRecent)
    }
    return window
  }

  private func check(
    _ period: IncrementalExportSpecification, within window: RecoveryWindow
  ) throws(EngineFault) {
    let from = period.exportFromTime ?? timeOfDay
    let to = period.exportToTime ?? window.latest
    guard from < to else { throw .transfer(.periodReversed) }
    guard to <= timeOfDay || period.exportToTime == nil else {
      throw .transfer(.periodInFuture(timeOfDay))
    }
    if from.adding(milliseconds: 15 * 60_000) > to { throw .transfer(.periodTooShort) }
    if from.adding(milliseconds: 24 * 3_600_000) < to { throw .transfer(.periodTooLong) }
  }
}

extension ReadSession {
  /// The export that an earlier request with the same token has begun.
  ///
  /// - Throws: ExportConflictException if that request had other parameters.
  fileprivate func export(with request: ExportTableRequest) throws(EngineFault) -> ExportRecord? {
    guard let token = request.parameters.clientToken,
      let known: ExportRecord = transfer(withToken: token)
    else { return nil }
    guard known.parameters == request.parameters else { throw .transfer(.exportConflict) }
    return known
  }
}
