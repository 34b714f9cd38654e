package import DynamockModel
import DynamockStorage
package import DynamockValidation

extension Database {
  /// Begins an import into a new table; the service fills it meanwhile.
  ///
  /// The response is sent once the import has ended, or when it takes longer than a client should
  /// wait; it shows the import as IN_PROGRESS in any case, as AWS's does.
  package func importTable(
    _ request: ImportTableRequest, region: String,
    completion: @escaping @Sendable (Result<ImportTableOutput, DynamoDBError>) -> Void
  ) {
    let tableID = identifiers.uuid()
    let random = identifiers.uuid()
    write({ [self] (result: Result<BegunImport, DynamoDBError>) in
      switch result {
      case .failure(let error): completion(.failure(error))
      case .success(let begun):
        let output = ImportTableOutput(importTableDescription: begun.description)
        guard begun.isNew, let service = settings.transfers else {
          return completion(.success(output))
        }
        service.carrier.carryOut(
          ImportOrder(
            id: begun.found.frame.id, importARN: settings.arn(of: begun.found), tableID: tableID,
            parameters: request.parameters, region: region, table: request.table,
            respond: { completion(.success(output)) }),
          for: self)
      }
    }) { session throws(EngineFault) in
      try session.beginImport(request, tableID: tableID, random: random, region: region)
    }
  }

  /// Creates the table of an import.
  package func beginImport(
    _ order: ImportOrder,
    completion: @escaping @Sendable (Result<TableImport, DynamoDBError>) -> Void
  ) {
    beginImport(
      order.table, id: order.tableID, timeToLive: nil, region: order.region,
      completion: completion)
  }

  /// Puts the valid ones of some items into the table of an import, with the validation of PutItem.
  /// - Parameter completion: receives the positions of the others, with their errors.
  package func addValid(
    _ items: [Item], to table: TableImport,
    completion: @escaping @Sendable (Result<[ImportRefusal], DynamoDBError>) -> Void
  ) {
    var requests: [(position: Int, request: PutItemRequest)] = []
    var refused: [ImportRefusal] = []
    for (position, item) in items.enumerated() {
      do throws(DynamoDBError) {
        requests.append(
          (
            position,
            try PutItemRequest(validating: PutItemInput(tableName: table.name, item: item))
          ))
      } catch {
        refused.append(ImportRefusal(position: position, error: error))
      }
    }
    write(completion) { [requests, refused] session throws(EngineFault) in
      try session.add(requests, to: table, refused)
    }
  }

  /// Records the end of an import, and shows its table at the same time.
  /// - Parameter table: the table, or `nil` if it was not created.
  package func endImport(
    _ id: String, _ result: ImportResult, of table: TableImport?,
    completion: @escaping @Sendable (Result<Void, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(EngineFault) in
      guard var found = session.catalog.imports[id], found.outcome == nil else { return }
      found.finish(result, at: session.time)
      if let table { try session.finish(table, activeFrom: found.frame.settlesAt) }
      try session.store(found)
    }
  }

  /// Marks the exports, imports and bulk operations that the previous process did not finish as failed,
  /// and removes the files of these and earlier exports that no process has removed yet.
  func endInterruptedTransfers() {
    guard writerState.hasTransfers else { return discardLeftovers() }
    // Runs before all other writes, since no one else has access to the database yet.
    write({ [self] (_: Result<Void, DynamoDBError>) in discardLeftovers() }) {
      session throws(EngineFault) in
      let failure = TransferFailure(
        code: "InternalServerError", message: "The server stopped before the end.")
      let _: [ImportRecord] = try session.endInterrupted(ImportResult(failure: failure))
      let _: [BulkRecord] = try session.endInterrupted(BulkResult(failure: failure))
      let ended: [ExportRecord] = try session.endInterrupted(.failure(failure))
      for id in ended.map(\.frame.id) {
        guard var export = session.catalog.exports[id] else { continue }
        export.hasLeftovers = true
        try session.store(export)
      }
    }
  }

  private func discardLeftovers() {
    let exports = published.exports.values.filter(\.hasLeftovers)
    for export in exports {
      settings.transfers?.carrier.discardExport(export.frame.id, export.parameters, for: self)
    }
  }

  /// Records that the files of an interrupted export were removed.
  package func endDiscard(ofExport id: String) {
    write({ (_: Result<Void, DynamoDBError>) in }) { session throws(EngineFault) in
      guard var export = session.catalog.exports[id], export.hasLeftovers else { return }
      export.hasLeftovers = false
      try session.store(export)
    }
  }
}

/// The result of a request for an import.
private struct BegunImport: Sendable {
  let found: ImportRecord
  let description: ImportTableDescription
  /// Whether this request has begun it, rather than an earlier one with the same token.
  let isNew: Bool
}

extension WriteSession {
  /// Begins an import, or returns the one with the request's token.
  ///
  /// A table that exists is reported first. A token that is known returns its import, whatever else
  /// differs, except for the name of the table ([ack-quirks]; [scylla-alternator]
  /// `test_import.py`).
  fileprivate mutating func beginImport(
    _ request: ImportTableRequest, tableID: String, random: String, region: String
  ) throws(EngineFault) -> BegunImport {
    let name = request.table.name
    // Two imports of one name may run at once; the later one fails in the end.
    if let table = catalog[name], !table.definition.isImporting,
      !table.definition.isGone(at: now)
    {
      throw .transfer(.tableExists(name))
    }
    if let known = try reading.tableImport(with: request) {
      return BegunImport(
        found: known, description: known.description(at: now, settings: settings), isNew: false)
    }
    try TableDefinition.checkQuotas(of: request.table, in: region)
    try settings.refuseUnsupported(request.table.unsupportedMembers)
    guard settings.transfers != nil else { throw .transfer(.noBuckets) }
    let frame = TransferFrame(
      id: newTransferID(random: random, besides: catalog.imports.keys), tableName: name,
      tableID: tableID,
      region: region, startedAt: timeOfDay,
      settlesAt: now.adding(milliseconds: settings.delays.importingTable))
    let found = ImportRecord(frame: frame, parameters: request.parameters)
    try store(found)
    return BegunImport(
      found: found, description: found.description(at: now, settings: settings), isNew: true)
  }
}

extension ReadSession {
  /// The import that an earlier request with the same token has begun.
  fileprivate func tableImport(
    with request: ImportTableRequest
  ) throws(EngineFault) -> ImportRecord? {
    guard let known: ImportRecord = transfer(withToken: request.token) else { return nil }
    guard known.frame.tableName == request.table.name else { throw .transfer(.importConflict) }
    return known
  }
}
