package import DynamockModel

/// A CreateBackup that has passed all rules that need only the request.
package struct CreateBackupRequest: Sendable {
  /// The table that the request names.
  package let table: TableReference
  /// The name of the new backup.
  package let name: String
}

/// A request that names a backup.
///
/// The region in its ARN is not compared ([ack-quirks]).
package struct NamedBackupRequest: Sendable {
  /// The ARN as sent, which the response repeats.
  package let arn: String
  /// The account in the ARN.
  package let account: String
  /// The table in the ARN.
  package let table: String
  /// The last part of the ARN.
  package let id: String
}

/// A ListBackups that has passed all rules that need only the request.
package struct ListBackupsRequest: Sendable {
  /// The table, or `nil` for all tables.
  package let table: TableReference?
  /// 1 to 100.
  package let limit: Int
  /// The earliest creation, or `nil` for any.
  package let lowerBound: Timestamp?
  /// The time before which they were created, or `nil` for any.
  package let upperBound: Timestamp?
  /// The position from which to continue: an ARN, which need not exist.
  package let start: NamedBackupRequest?
  /// The region in that ARN.
  package let startRegion: String?
  /// The types of backups to list.
  package let type: BackupTypeFilter
}

/// A RestoreTableFromBackup that has passed all rules that need only the request.
package struct RestoreFromBackupRequest: Sendable {
  /// The backup to restore.
  package let backup: NamedBackupRequest
  /// The name of the new table.
  package let target: String
  /// The settings that replace those of the backup.
  package let overrides: RestoreOverrides
}

/// A RestoreTableToPointInTime that has passed all rules that need only the request.
package struct RestoreToPointInTimeRequest: Sendable {
  /// The table to restore.
  package let source: TableReference
  /// The region in the source's ARN, or `nil` for a name.
  package let region: String?
  /// The name of the new table.
  package let target: String
  /// The point in time, or `nil` for the latest one.
  package let moment: Timestamp?
  /// The settings that replace those of the source.
  package let overrides: RestoreOverrides
}

/// The settings of a restored table that replace those of its source.
package struct RestoreOverrides: Sendable {
  /// The billing mode, or `nil` for that of the source.
  package let billingMode: BillingMode?
  /// The global indexes, or `nil` for those of the source.
  package let globalIndexes: [GlobalSecondaryIndex]?
  /// The local indexes, or `nil` for those of the source.
  package let localIndexes: [LocalSecondaryIndex]?
  /// The provisioned throughput, or `nil` for that of the source.
  package let throughput: ProvisionedThroughput?
  /// The limits of the on-demand throughput, or `nil` for those of the source.
  package let onDemandThroughput: OnDemandThroughput?
  /// The encryption, or `nil` for that of the source.
  package let encryption: SSESpecification?
  /// The vector indexes, or `nil` for those of the source.
  package let vectorIndexes: [VectorIndex]?
}
