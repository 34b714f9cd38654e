// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of RestoreTableFromBackup.
public struct RestoreTableFromBackupInput: Sendable, Equatable {
  /// `TargetTableName`, required.
  public var targetTableName: String?
  /// `BackupArn`, required.
  public var backupArn: String?
  /// `BillingModeOverride`.
  public var billingModeOverride: BillingMode?
  /// `GlobalSecondaryIndexOverride`.
  public var globalSecondaryIndexOverride: [GlobalSecondaryIndex]?
  /// `LocalSecondaryIndexOverride`.
  public var localSecondaryIndexOverride: [LocalSecondaryIndex]?
  /// `ProvisionedThroughputOverride`.
  public var provisionedThroughputOverride: ProvisionedThroughput?
  /// `OnDemandThroughputOverride`.
  public var onDemandThroughputOverride: OnDemandThroughput?
  /// `SSESpecificationOverride`.
  public var sseSpecificationOverride: SSESpecification?
  /// `VectorIndexOverride`.
  public var vectorIndexOverride: [VectorIndex]?

  /// Creates an instance from its members.
  public init(
    targetTableName: String?,
    backupArn: String?,
    billingModeOverride: BillingMode? = nil,
    globalSecondaryIndexOverride: [GlobalSecondaryIndex]? = nil,
    localSecondaryIndexOverride: [LocalSecondaryIndex]? = nil,
    provisionedThroughputOverride: ProvisionedThroughput? = nil,
    onDemandThroughputOverride: OnDemandThroughput? = nil,
    sseSpecificationOverride: SSESpecification? = nil,
    vectorIndexOverride: [VectorIndex]? = nil
  ) {
    self.targetTableName = targetTableName
    self.backupArn = backupArn
    self.billingModeOverride = billingModeOverride
    self.globalSecondaryIndexOverride = globalSecondaryIndexOverride
    self.localSecondaryIndexOverride = localSecondaryIndexOverride
    self.provisionedThroughputOverride = provisionedThroughputOverride
    self.onDemandThroughputOverride = onDemandThroughputOverride
    self.sseSpecificationOverride = sseSpecificationOverride
    self.vectorIndexOverride = vectorIndexOverride
  }
}

/// The output of RestoreTableFromBackup.
public struct RestoreTableFromBackupOutput: Sendable, Equatable {
  /// `TableDescription`.
  public var tableDescription: TableDescription?

  /// Creates an instance from its members.
  public init(
    tableDescription: TableDescription? = nil
  ) {
    self.tableDescription = tableDescription
  }
}
