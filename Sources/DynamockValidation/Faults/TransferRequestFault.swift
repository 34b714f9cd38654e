/// The fault of a request for an export, an import, a backup or a restore of a table.
enum TransferRequestFault: Error, Sendable, Equatable {
  /// Text instead of the ARN of a table.
  case notARN
  /// The ARN of something else than a table.
  case notTableARN
  /// Text that is not the ARN of a transfer.
  case invalidARN(TransferKind)
  /// Text that is not the ARN of a backup.
  case invalidBackupARN
  /// The ARN of a backup in an unknown partition, service or region.
  case unknownPlaceOfBackup
  /// A restore to a point in time and to the latest one.
  case bothRestoreTimes
  /// A restore without a point in time.
  case noRestoreTime
  /// A restore of a table that is named twice.
  case bothSources
  /// Text instead of the ARN of the restored table.
  case sourceNotARN
  /// A range of times that ends before it begins.
  case crossedBounds
  /// The specification of an incremental export without a type.
  case specificationWithoutType
  /// The specification of an incremental export in a request for a full one.
  case specificationOfFullExport
  /// An incremental export without a specification.
  case noSpecification
  /// An incremental export without the beginning of its period.
  case noPeriod
  /// A key of KMS for another encryption.
  case keyWithoutKMS
  /// A filter that contains nothing.
  case emptyFilter
  /// Options of another format.
  case otherFormatOptions(String)
  /// A prefix that is no path below a folder.
  case unusablePrefix(String)
}

/// The kinds of transfers between tables and buckets, as in their ARNs.
package enum TransferKind: String, Sendable, Hashable {
  case export
  case `import`
  case bulk = "bulk-operation"
}
