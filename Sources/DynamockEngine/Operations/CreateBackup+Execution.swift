package import DynamockModel
import DynamockStorage
package import DynamockValidation

extension Database {
  /// Backs a table up as it is now.
  ///
  /// With a store that can copy a keyspace at once, this takes constant time. Otherwise the items
  /// of the current state are copied in portions, between which other writes have their turn, and
  /// the response follows when they are copied.
  package func createBackup(
    _ request: CreateBackupRequest, turns: WriteTurns? = nil,
    completion: @escaping @Sendable (Result<CreateBackupOutput, DynamoDBError>) -> Void
  ) {
    let random = identifiers.uuid()
    write({ [self] (result: Result<BegunBackup, DynamoDBError>) in
      switch result {
      case .failure(let error): completion(.failure(error))
      case .success(let begun):
        guard !begun.isCopied else { return completion(.success(begun.output)) }
        copyItems(to: begun, turns, completion)
      }
    }) { session throws(EngineFault) in
      try session.beginBackup(request, random: random)
    }
  }

  private func copyItems(
    to begun: BegunBackup, _ turns: WriteTurns?,
    _ completion: @escaping @Sendable (Result<CreateBackupOutput, DynamoDBError>) -> Void
  ) {
    fork { [self] fork in
      switch fork {
      case .failure(let error): abandon(begun.backup) { completion(.failure(DynamoDBError(error))) }
      case .success(let frozen):
        let copy = RowCopy()
        inPortions(turns) { [self] (result: Result<Void, DynamoDBError>) in
          switch result {
          case .success: completion(.success(begun.output))
          case .failure(let error): abandon(begun.backup) { completion(.failure(error)) }
          }
        } portion: { session throws(EngineFault) in
          try session.copyPortion(to: begun.backup, copy, of: frozen)
        }
      }
    }
  }

  private func abandon(_ backup: Backup, _ completion: @escaping @Sendable () -> Void) {
    write({ (_: Result<Void, DynamoDBError>) in completion() }) { session throws(EngineFault) in
      guard let found = session.catalog.backups[backup.id], !found.isComplete else { return }
      try session.erase(found)
    }
  }
}

/// A backup that has begun.
private struct BegunBackup: Sendable {
  let backup: Backup
  let output: CreateBackupOutput
  /// Whether it is complete.
  let isCopied: Bool
}

extension Database {
  /// Whether the table of a backup exists, which may have been deleted since the backup began.
  fileprivate func contains(_ definition: TableDefinition) -> Bool {
    published[definition.name]?.definition.id == definition.id
  }
}

extension WriteSession {
  fileprivate mutating func beginBackup(
    _ request: CreateBackupRequest, random: String
  ) throws(EngineFault) -> BegunBackup {
    if let account = request.table.account, account != settings.accountID {
      throw .transfer(.otherAccount)
    }
    let table = try reading.backedUpTable(request.table)
    guard case .ready = table.definition.controlVisibility(at: now) else {
      throw .control(.backupsUnavailable(table.name))
    }
    var backup = try beginBackup(
      of: table, name: request.name,
      id: newTransferID(random: random, besides: catalog.backups.keys),
      isSystem: false)
    backup.isComplete = try copyItems(of: table.keyspace, to: backup.keyspace)
    if !backup.isComplete {
      try create(backup.keyspace, KeyspaceDescription(textOffset: ItemImage.prefixLength))
    }
    try store(backup, in: catalog)
    var details = backup.details(.creating, arn: settings.arn(of: backup))
    // AWS's response has 0 ([aws-api-reference]).
    details.backupSizeBytes = 0
    return BegunBackup(
      backup: backup, output: CreateBackupOutput(backupDetails: details),
      isCopied: backup.isComplete)
  }

  /// Copies a portion of a backup's items from the state of its beginning; returns whether items
  /// are left.
  fileprivate mutating func copyPortion(
    to backup: Backup, _ copy: RowCopy, of frozen: Database
  ) throws(EngineFault) -> Bool {
    guard var current = catalog.backups[backup.id], !current.isComplete,
      frozen.contains(backup.definition)
    else { throw .control(.noTable(backup.definition.name)) }
    let found: Result<[(key: [UInt8], value: [UInt8])], EngineFault>
    do throws(StorageError) {
      found = try frozen.store.read { reader throws(StorageError) in
        Result { () throws(EngineFault) in
          try copy.next(of: backup.definition.keyspace, in: reader)
        }
      }
    } catch { throw .storage(error) }
    let rows = try found.get()
    for row in rows { try put(row.value, for: row.key, in: backup.keyspace) }
    copy.advance(by: rows)
    guard rows.isEmpty else { return true }
    current.isComplete = true
    (current.itemCount, current.size) = copy.count
    try store(current, in: catalog)
    return false
  }
}
