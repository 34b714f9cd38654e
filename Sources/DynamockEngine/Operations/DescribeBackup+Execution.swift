package import DynamockModel
package import DynamockValidation

extension Database {
  /// Describes a backup, also of a table that no longer exists.
  package func describeBackup(
    _ request: NamedBackupRequest
  ) throws(DynamoDBError) -> DescribeBackupOutput {
    try read { session throws(EngineFault) in
      let backup = try session.backup(request)
      return DescribeBackupOutput(
        backupDescription: backup.description(
          backup.status(at: session.now), arn: request.arn, settings: session.settings))
    }
  }

  /// Deletes a backup of a user.
  package func deleteBackup(
    _ request: NamedBackupRequest,
    completion: @escaping @Sendable (Result<DeleteBackupOutput, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(EngineFault) in
      let backup = try session.reading.backup(request)
      if let expiry = backup.expiresAt {
        throw .backup(.systemBackup(request.arn, expiresAt: expiry))
      }
      if backup.isBeingCreated(at: session.now) { throw .backup(.unfinished(request.arn)) }
      if session.reading.isRestoring(from: backup) {
        throw .backup(.deletionWhileRestoring(request.arn))
      }
      try session.erase(backup)
      return DeleteBackupOutput(
        backupDescription: backup.description(
          .deleted, arn: request.arn, settings: session.settings))
    }
  }

  /// Lists backups by table and creation, a page at a time.
  package func listBackups(
    _ request: ListBackupsRequest, region: String
  ) throws(DynamoDBError) -> ListBackupsOutput {
    try read { session throws(EngineFault) in
      if let table = request.table, let account = table.account,
        account != session.settings.accountID
      {
        throw .transfer(.otherAccount)
      }
      if let start = request.startRegion, start != region { throw .backup(.startOfOtherRegion) }
      let start = request.start.map { BackupPosition(table: $0.table, id: $0.id) }
      let found = session.catalog.backups.values
        .filter { $0.isVisible(at: session.time) && request.includes($0) }
        .map { (position: BackupPosition($0), backup: $0) }
        .filter { entry in start.map { $0 < entry.position } ?? true }
        .sorted { $0.position < $1.position }
      let page = found.prefix(request.limit)
      return ListBackupsOutput(
        backupSummaries: page.map {
          $0.backup.summary(at: session.now, settings: session.settings)
        },
        lastEvaluatedBackupArn: page.count < found.count
          ? page.last.map { session.settings.arn(of: $0.backup) } : nil)
    }
  }
}

/// The place of a backup in the list: by table, and the oldest first; ids begin with the time.
private struct BackupPosition: Comparable {
  let table: String
  let id: String

  init(table: String, id: String) {
    self.table = table
    self.id = id
  }

  init(_ backup: Backup) { self.init(table: backup.definition.name, id: backup.id) }

  static func < (left: Self, right: Self) -> Bool {
    (left.table, left.id) < (right.table, right.id)
  }
}

extension ListBackupsRequest {
  fileprivate func includes(_ backup: Backup) -> Bool {
    guard table.map({ $0.name == backup.definition.name }) ?? true,
      lowerBound.map({ $0 <= backup.createdAt }) ?? true,
      upperBound.map({ backup.createdAt < $0 }) ?? true
    else { return false }
    return switch type {
    case .user: !backup.isSystem
    case .system: backup.isSystem
    case .all: true
    case .awsBackup, .unrecognized: false
    }
  }
}

extension ReadSession {
  /// The backup that a request names.
  func backup(_ request: NamedBackupRequest) throws(EngineFault) -> Backup {
    guard request.account == settings.accountID else { throw .transfer(.otherAccount) }
    guard let backup = catalog.backups[request.id], backup.isVisible(at: time),
      backup.definition.name == request.table
    else { throw .backup(.noBackup(request.arn)) }
    return backup
  }

  /// Whether a table is being restored from a backup.
  func isRestoring(from backup: Backup) -> Bool {
    catalog.tables.values.contains { table in
      table.definition.restore?.backup == backup.id && table.definition.isBeingCreated(at: now)
    }
  }
}
