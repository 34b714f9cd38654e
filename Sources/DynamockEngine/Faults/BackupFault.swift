import DynamockModel

/// Why an operation on backups is rejected.
enum BackupFault: Sendable {
  /// A backup that does not exist, by its ARN.
  case noBackup(String)
  /// The deletion of a backup that a table is being restored from.
  case deletionWhileRestoring(String)
  /// A backup that is still being created.
  case unfinished(String)
  /// A second restore from a backup.
  case secondRestore(String)
  /// The deletion of a system's backup.
  case systemBackup(String, expiresAt: Timestamp)
  /// A position in another region.
  case startOfOtherRegion
  /// The target of a restore that exists.
  case targetExists(String)
  /// The target of a restore that is being restored.
  case targetBeingRestored(String, from: String)
  /// A table that is being restored, as CreateTable reports it.
  case targetInUse(String)
  /// A point in time to which the table cannot be recovered.
  case timeOutsideWindow(Timestamp, earliest: Timestamp, latest: Timestamp)
  /// An override that contradicts another one or the source.
  case override(RestoreOverrideFault)

  /// The exception that reports the fault.
  var code: DynamoDBError.Code {
    switch self {
    case .noBackup: .backupNotFound
    case .deletionWhileRestoring, .unfinished, .secondRestore: .backupInUse
    case .systemBackup, .startOfOtherRegion, .override: .validation
    case .targetExists: .tableAlreadyExists
    case .targetBeingRestored: .tableInUse
    case .targetInUse: .resourceInUse
    case .timeOutsideWindow: .invalidRestoreTime
    }
  }
}

/// Why the settings of a restored table cannot be overridden.
enum RestoreOverrideFault: Sendable {
  /// Units of a table that is not provisioned.
  case unitsWithoutProvisioning
  /// A change to PROVISIONED without units.
  case noUnits
  /// Units in a change to PAY_PER_REQUEST, of the table or an index.
  case unitsOnDemand(index: String?)
  /// An index of a provisioned table without units.
  case noUnitsOfIndex(String)
  /// Limits of a table that is not on demand.
  case limitsWhileProvisioned(member: String)
  /// Limits that no table can have.
  case limitsOutOfRange(member: String)
  /// An index that the source does not have.
  case otherIndex(String)
  /// Warm throughput of an index.
  case warmThroughput(String)
  /// A restore from another region without settings of encryption.
  case noEncryptionInOtherRegion
}

extension BackupFault {
  /// AWS's message ([ack-quirks], us-west-2 and us-east-1, October 2026).
  var sentence: String {
    switch self {
    // A guess, by other emulators.
    case .noBackup(let arn): "Backup not found: \(arn)"
    case .deletionWhileRestoring(let arn): "Backup is being used to restore table: \(arn)"
    // AWS's message is unknown; its documentation only names the exception.
    case .unfinished(let arn): "Backup is being created: \(arn)"
    case .secondRestore(let arn): "Backup is being used to restore another table: \(arn)"
    case .systemBackup(let arn, let expiry):
      "Invalid Request: User is not allowed to delete the system backup with arn \(arn). It will "
        + "automatically expire on \(expiry.utcText.prefix(19))Z"
    case .startOfOtherRegion:
      "Invalid Request: The supplied ExclusiveStartBackupArn does not match the region"
    case .targetExists(let table): "Table already exists: \(table)"
    // AWS's message for a target that is restored from a table is unknown.
    case .targetBeingRestored(let table, let source):
      "Table: \(table) is already being restored from \(source)"
    case .targetInUse(let table): "Table is being used: \(table)"
    case .timeOutsideWindow(let time, let earliest, let latest):
      "RestoreDateTime '\(time.secondText)' must be within EarliestRestorableDateTime "
        + "'\(earliest.secondText)' and LatestRestorableDateTime '\(latest.secondText)'"
    case .override(let fault): "Invalid Request: " + fault.detail
    }
  }
}

extension RestoreOverrideFault {
  fileprivate var detail: String {
    switch self {
    case .unitsWithoutProvisioning:
      "Cannot override ProvisionedThroughput unless BillingMode is PROVISIONED"
    case .noUnits:
      "Must override ProvisionedThroughput if BillingMode is overridden to PROVISIONED"
    case .unitsOnDemand(let index):
      "Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST"
        + (index.map { " for index \($0)" } ?? "")
    case .noUnitsOfIndex(let index): "Must specify provisioned throughput for index \(index)"
    case .limitsWhileProvisioned(let member):
      "Cannot override \(member) for OnDemandThroughput unless BillingModeOverride is "
        + "PAY_PER_REQUEST"
    case .limitsOutOfRange(let member):
      "Requested \(member) for OnDemandThroughput is outside of valid range"
    case .otherIndex(let index):
      "Index \(index) does not match a secondary index that existed in the source table and cannot "
        + "be created during the restore operation"
    case .noEncryptionInOtherRegion:
      "sseSpecificationOverride must be provided for cross-region restores"
    // AWS's message is unknown.
    case .warmThroughput(let index): "Cannot override WarmThroughput for index \(index)"
    }
  }
}
