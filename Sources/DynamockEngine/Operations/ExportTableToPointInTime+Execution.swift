package import DynamockModel
import DynamockStorage
package import DynamockValidation

extension Database {
  /// Begins an export of a table as it is now; the service writes it meanwhile.
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
        carryOut(begun.export) { completion(.success(output)) }
      }
    }) { session throws(EngineFault) in
      try session.beginExport(request, token: token, random: random)
    }
  }

  private func carryOut(_ export: ExportRecord, respond: @escaping @Sendable () -> Void) {
    guard let service = settings.transfers else { return respond() }
    fork { [self] fork in
      switch fork {
      case .failure(let error):
        let failure = TransferFailure(code: "InternalServerError", message: error.message)
        endExport(export.frame.id, .failure(failure)) { _ in respond() }
      case .success(let frozen):
        let frame = export.frame
        service.carrier.carryOut(
          ExportOrder(
            id: frame.id, exportARN: settings.arn(of: export), tableName: frame.tableName,
            tableARN: settings.tableARN(frame.tableName, region: frame.region),
            tableID: frame.tableID, startedAt: frame.startedAt,
            exportTime: export.exportTime, parameters: export.parameters, frozen: frozen,
            respond: respond),
          for: self)
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
}

extension WriteSession {
  /// Begins an export, or returns the one with the request's token ([ack-quirks], exports).
  fileprivate mutating func beginExport(
    _ request: ExportTableRequest, token: String, random: String
  ) throws(EngineFault) -> BegunExport {
    let table = try exportedTable(request)
    try checkTimes(of: request, table.definition)
    if let known = try reading.export(with: request) {
      return BegunExport(
        export: known, description: known.description(at: now, settings: settings), isNew: false)
    }
    try checkLimits(of: request)
    let frame = TransferFrame(
      id: newTransferID(random: random, besides: catalog.exports.keys), tableName: table.name,
      tableID: table.definition.id, region: table.definition.region, startedAt: timeOfDay,
      settlesAt: now.adding(milliseconds: settings.delays.exportingTable))
    let export = ExportRecord(
      frame: frame, token: token, parameters: request.parameters, namesType: request.namesType)
    try store(export)
    return BegunExport(
      export: export, description: export.description(at: now, settings: settings), isNew: true)
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

  private func checkTimes(
    of request: ExportTableRequest, _ table: TableDefinition
  ) throws(EngineFault) {
    let period = request.parameters.incrementalExportSpecification
    if let from = period?.exportFromTime, from < table.createdAt {
      throw .transfer(.periodBeforeTable(table.createdAt))
    }
    guard let recovery = table.control.recovery else {
      throw .transfer(.recoveryDisabled(table.name))
    }
    if let period { return try check(period) }
    guard let time = request.parameters.exportTime else { return }
    let window = try reading.window(of: recovery)
    // Clients may leave out the milliseconds.
    guard time >= window.earliest.wholeSecond, time <= timeOfDay else {
      throw .transfer(.timeOutsideWindow)
    }
    if settings.recoveryLag > 0, time > window.latest { throw .transfer(.timeTooRecent) }
  }

  private func check(_ period: IncrementalExportSpecification) throws(EngineFault) {
    let from = period.exportFromTime ?? timeOfDay
    let to = period.exportToTime ?? timeOfDay
    guard from < to else { throw .transfer(.periodReversed) }
    guard to <= timeOfDay else { throw .transfer(.periodInFuture(timeOfDay)) }
    if from.adding(milliseconds: 15 * 60_000) > to { throw .transfer(.periodTooShort) }
    if from.adding(milliseconds: 24 * 3_600_000) < to { throw .transfer(.periodTooLong) }
  }

  /// Rejects what dynamock does not carry out.
  private func checkLimits(of request: ExportTableRequest) throws(EngineFault) {
    if request.parameters.exportType == .incrementalExport { throw .transfer(.incremental) }
    // Times are in seconds for many clients, and their clocks are not this one.
    if let time = request.parameters.exportTime, time < timeOfDay.adding(milliseconds: -1_000) {
      throw .transfer(.earlierState)
    }
    guard settings.transfers != nil else { throw .transfer(.noBuckets) }
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
