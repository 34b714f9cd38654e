package import DynamockModel
import DynamockStorage
package import DynamockValidation

extension Database {
  /// Restores a table from a backup under a new name.
  ///
  /// Its items and its indexes are written in portions, between which other writes have their turn.
  /// The response is sent when they are written, or when that takes longer than a client should
  /// wait; it shows the table as CREATING in any case, as AWS's does.
  package func restoreTable(
    _ request: RestoreFromBackupRequest, turns: WriteTurns? = nil,
    completion: @escaping @Sendable (Result<RestoreTableFromBackupOutput, DynamoDBError>) -> Void
  ) {
    let id = identifiers.uuid()
    write({ [self] (result: Result<BegunRestore, DynamoDBError>) in
      switch result {
      case .failure(let error): completion(.failure(error))
      case .success(let begun):
        let response = DelayedResponse { completion(.success(begun.output)) }
        fill(begun, turns, response)
      }
    }) { session throws(EngineFault) in
      try session.beginRestore(request, id: id)
    }
  }

  /// Writes the items; a table that cannot be filled is removed.
  private func fill(_ begun: BegunRestore, _ turns: WriteTurns?, _ response: DelayedResponse) {
    let copy = RowCopy()
    inPortions(turns) { [self] (result: Result<Void, DynamoDBError>) in
      switch result {
      case .success: response.send()
      case .failure: abandonImport(of: [begun.table]) { _ in response.send() }
      }
    } portion: { session throws(EngineFault) in
      if response.isOverdue { response.send() }
      return try session.restorePortion(begun, copy)
    }
  }
}

/// A restore that has begun.
private struct BegunRestore: Sendable {
  let backup: Backup
  let table: TableImport
  /// The time until which the table is CREATING.
  let settlesAt: Timestamp
  let output: RestoreTableFromBackupOutput
}

extension WriteSession {
  fileprivate mutating func beginRestore(
    _ request: RestoreFromBackupRequest, id: String
  ) throws(EngineFault) -> BegunRestore {
    let backup = try reading.backup(request.backup)
    if backup.isBeingCreated(at: now) { throw .backup(.unfinished(request.backup.arn)) }
    try refuseTarget(request.target)
    if reading.isRestoring(from: backup) {
      throw .backup(.secondRestore(request.backup.arn))
    }
    try TableDefinition.checkQuotas(of: request.overrides, in: backup.definition.region)
    var catalog = catalog
    var definition = try backup.definition.restored(
      as: request.target, id: id, with: request.overrides, time: time, settings: settings
    ) { catalog.newKeyspace() }
    definition.restore = .init(
      backup: backup.id, backupARN: request.backup.arn,
      tableARN: settings.arn(of: backup.definition), moment: backup.createdAt)
    try create(definition)
    catalog.set(definition)
    try store(definition, in: catalog)
    guard let table = catalog[definition.name] else { throw .resourceNotFound }
    return BegunRestore(
      backup: backup,
      table: TableImport(name: definition.name, id: id, streamSpecification: nil),
      settlesAt: now.adding(milliseconds: settings.delays.restoringTable),
      output: RestoreTableFromBackupOutput(
        tableDescription: table.description(at: time, settings: settings)))
  }

  /// Writes a portion of the items with their entries in the indexes; returns whether items are
  /// left.
  ///
  /// Without indexes, a store that can copy a keyspace in constant time does so.
  fileprivate mutating func restorePortion(
    _ begun: BegunRestore, _ copy: RowCopy
  ) throws(EngineFault) -> Bool {
    let table = try self.table(of: begun.table)
    if !table.hasIndexes, try copyItems(of: begun.backup.keyspace, to: table.keyspace) {
      count(table.counters, items: begun.backup.itemCount, bytes: begun.backup.size)
      try finish(begun.table, activeFrom: begun.settlesAt)
      return false
    }
    let rows = try copy.next(of: begun.backup.keyspace, in: writer)
    try fill(table, with: rows)
    copy.advance(by: rows)
    guard rows.isEmpty else { return true }
    try finish(begun.table, activeFrom: begun.settlesAt)
    return false
  }
}
