// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of RestoreTableToPointInTime.
public struct RestoreTableToPointInTimeInput: Sendable, Equatable {
  /// `SourceTableArn`.
  public var sourceTableArn: String?
  /// `SourceTableName`.
  public var sourceTableName: String?
  /// `TargetTableName`, required.
  public var targetTableName: String?
  /// `UseLatestRestorableTime`.
  public var useLatestRestorableTime: Bool?
  /// `RestoreDateTime`.
  public var restoreDateTime: Timestamp?
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
    sourceTableArn: String? = nil,
    sourceTableName: String? = nil,
    targetTableName: String?,
    useLatestRestorableTime: Bool? = nil,
    restoreDateTime: Timestamp? = nil,
    billingModeOverride: BillingMode? = nil,
    globalSecondaryIndexOverride: [GlobalSecondaryIndex]? = nil,
    localSecondaryIndexOverride: [LocalSecondaryIndex]? = nil,
    provisionedThroughputOverride: ProvisionedThroughput? = nil,
    onDemandThroughputOverride: OnDemandThroughput? = nil,
    sseSpecificationOverride: SSESpecification? = nil,
    vectorIndexOverride: [VectorIndex]? = nil
  ) {
    self.sourceTableArn = sourceTableArn
    self.sourceTableName = sourceTableName
    self.targetTableName = targetTableName
    self.useLatestRestorableTime = useLatestRestorableTime
    self.restoreDateTime = restoreDateTime
    self.billingModeOverride = billingModeOverride
    self.globalSecondaryIndexOverride = globalSecondaryIndexOverride
    self.localSecondaryIndexOverride = localSecondaryIndexOverride
    self.provisionedThroughputOverride = provisionedThroughputOverride
    self.onDemandThroughputOverride = onDemandThroughputOverride
    self.sseSpecificationOverride = sseSpecificationOverride
    self.vectorIndexOverride = vectorIndexOverride
  }
}

/// The output of RestoreTableToPointInTime.
public struct RestoreTableToPointInTimeOutput: Sendable, Equatable {
  /// `TableDescription`.
  public var tableDescription: TableDescription?

  /// Creates an instance from its members.
  public init(
    tableDescription: TableDescription? = nil
  ) {
    self.tableDescription = tableDescription
  }
}
