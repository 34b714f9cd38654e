// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `TableDescription` of DynamoDB's API.
public struct TableDescription: Sendable, Equatable {
  /// `AttributeDefinitions`.
  public var attributeDefinitions: [AttributeDefinition]?
  /// `TableName`.
  public var tableName: String?
  /// `KeySchema`.
  public var keySchema: [KeySchemaElement]?
  /// `TableStatus`.
  public var tableStatus: TableStatus?
  /// `CreationDateTime`.
  public var creationDateTime: Timestamp?
  /// `ProvisionedThroughput`.
  public var provisionedThroughput: ProvisionedThroughputDescription?
  /// `TableSizeBytes`.
  public var tableSizeBytes: Int?
  /// `ItemCount`.
  public var itemCount: Int?
  /// `TableArn`.
  public var tableArn: String?
  /// `TableId`.
  public var tableId: String?
  /// `BillingModeSummary`.
  public var billingModeSummary: BillingModeSummary?
  /// `LocalSecondaryIndexes`.
  public var localSecondaryIndexes: [LocalSecondaryIndexDescription]?
  /// `GlobalSecondaryIndexes`.
  public var globalSecondaryIndexes: [GlobalSecondaryIndexDescription]?
  /// `StreamSpecification`.
  public var streamSpecification: StreamSpecification?
  /// `LatestStreamLabel`.
  public var latestStreamLabel: String?
  /// `LatestStreamArn`.
  public var latestStreamArn: String?
  /// `GlobalTableVersion`.
  public var globalTableVersion: String?
  /// `Replicas`.
  public var replicas: [ReplicaDescription]?
  /// `GlobalTableWitnesses`.
  public var globalTableWitnesses: [GlobalTableWitnessDescription]?
  /// `GlobalTableSettingsReplicationMode`.
  public var globalTableSettingsReplicationMode: GlobalTableSettingsReplicationMode?
  /// `RestoreSummary`.
  public var restoreSummary: RestoreSummary?
  /// `SSEDescription`.
  public var sseDescription: SSEDescription?
  /// `ArchivalSummary`.
  public var archivalSummary: ArchivalSummary?
  /// `TableClassSummary`.
  public var tableClassSummary: TableClassSummary?
  /// `DeletionProtectionEnabled`.
  public var deletionProtectionEnabled: Bool?
  /// `DisassociationProtectionEnabled`.
  public var disassociationProtectionEnabled: Bool?
  /// `OnDemandThroughput`.
  public var onDemandThroughput: OnDemandThroughput?
  /// `WarmThroughput`.
  public var warmThroughput: TableWarmThroughputDescription?
  /// `MultiRegionConsistency`.
  public var multiRegionConsistency: MultiRegionConsistency?
  /// `VectorIndexes`.
  public var vectorIndexes: [VectorIndexDescription]?

  /// Creates an instance from its members.
  public init(
    attributeDefinitions: [AttributeDefinition]? = nil,
    tableName: String? = nil,
    keySchema: [KeySchemaElement]? = nil,
    tableStatus: TableStatus? = nil,
    creationDateTime: Timestamp? = nil,
    provisionedThroughput: ProvisionedThroughputDescription? = nil,
    tableSizeBytes: Int? = nil,
    itemCount: Int? = nil,
    tableArn: String? = nil,
    tableId: String? = nil,
    billingModeSummary: BillingModeSummary? = nil,
    localSecondaryIndexes: [LocalSecondaryIndexDescription]? = nil,
    globalSecondaryIndexes: [GlobalSecondaryIndexDescription]? = nil,
    streamSpecification: StreamSpecification? = nil,
    latestStreamLabel: String? = nil,
    latestStreamArn: String? = nil,
    globalTableVersion: String? = nil,
    replicas: [ReplicaDescription]? = nil,
    globalTableWitnesses: [GlobalTableWitnessDescription]? = nil,
    globalTableSettingsReplicationMode: GlobalTableSettingsReplicationMode? = nil,
    restoreSummary: RestoreSummary? = nil,
    sseDescription: SSEDescription? = nil,
    archivalSummary: ArchivalSummary? = nil,
    tableClassSummary: TableClassSummary? = nil,
    deletionProtectionEnabled: Bool? = nil,
    disassociationProtectionEnabled: Bool? = nil,
    onDemandThroughput: OnDemandThroughput? = nil,
    warmThroughput: TableWarmThroughputDescription? = nil,
    multiRegionConsistency: MultiRegionConsistency? = nil,
    vectorIndexes: [VectorIndexDescription]? = nil
  ) {
    self.attributeDefinitions = attributeDefinitions
    self.tableName = tableName
    self.keySchema = keySchema
    self.tableStatus = tableStatus
    self.creationDateTime = creationDateTime
    self.provisionedThroughput = provisionedThroughput
    self.tableSizeBytes = tableSizeBytes
    self.itemCount = itemCount
    self.tableArn = tableArn
    self.tableId = tableId
    self.billingModeSummary = billingModeSummary
    self.localSecondaryIndexes = localSecondaryIndexes
    self.globalSecondaryIndexes = globalSecondaryIndexes
    self.streamSpecification = streamSpecification
    self.latestStreamLabel = latestStreamLabel
    self.latestStreamArn = latestStreamArn
    self.globalTableVersion = globalTableVersion
    self.replicas = replicas
    self.globalTableWitnesses = globalTableWitnesses
    self.globalTableSettingsReplicationMode = globalTableSettingsReplicationMode
    self.restoreSummary = restoreSummary
    self.sseDescription = sseDescription
    self.archivalSummary = archivalSummary
    self.tableClassSummary = tableClassSummary
    self.deletionProtectionEnabled = deletionProtectionEnabled
    self.disassociationProtectionEnabled = disassociationProtectionEnabled
    self.onDemandThroughput = onDemandThroughput
    self.warmThroughput = warmThroughput
    self.multiRegionConsistency = multiRegionConsistency
    self.vectorIndexes = vectorIndexes
  }
}
