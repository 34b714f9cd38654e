// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of UpdateTable.
public struct UpdateTableInput: Sendable, Equatable {
  /// `AttributeDefinitions`.
  public var attributeDefinitions: [AttributeDefinition]?
  /// `TableName`, required.
  public var tableName: String?
  /// `BillingMode`.
  public var billingMode: BillingMode?
  /// `ProvisionedThroughput`.
  public var provisionedThroughput: ProvisionedThroughput?
  /// `GlobalSecondaryIndexUpdates`.
  public var globalSecondaryIndexUpdates: [GlobalSecondaryIndexUpdate]?
  /// `StreamSpecification`.
  public var streamSpecification: StreamSpecification?
  /// `SSESpecification`.
  public var sseSpecification: SSESpecification?
  /// `ReplicaUpdates`.
  public var replicaUpdates: [ReplicationGroupUpdate]?
  /// `TableClass`.
  public var tableClass: TableClass?
  /// `DeletionProtectionEnabled`.
  public var deletionProtectionEnabled: Bool?
  /// `MultiRegionConsistency`.
  public var multiRegionConsistency: MultiRegionConsistency?
  /// `GlobalTableWitnessUpdates`.
  public var globalTableWitnessUpdates: [GlobalTableWitnessGroupUpdate]?
  /// `OnDemandThroughput`.
  public var onDemandThroughput: OnDemandThroughput?
  /// `WarmThroughput`.
  public var warmThroughput: WarmThroughput?
  /// `GlobalTableSettingsReplicationMode`.
  public var globalTableSettingsReplicationMode: GlobalTableSettingsReplicationMode?
  /// `DisassociationProtectionEnabled`.
  public var disassociationProtectionEnabled: Bool?
  /// `VectorIndexUpdates`.
  public var vectorIndexUpdates: [VectorIndexUpdate]?

  /// Creates an instance from its members.
  public init(
    attributeDefinitions: [AttributeDefinition]? = nil,
    tableName: String?,
    billingMode: BillingMode? = nil,
    provisionedThroughput: ProvisionedThroughput? = nil,
    globalSecondaryIndexUpdates: [GlobalSecondaryIndexUpdate]? = nil,
    streamSpecification: StreamSpecification? = nil,
    sseSpecification: SSESpecification? = nil,
    replicaUpdates: [ReplicationGroupUpdate]? = nil,
    tableClass: TableClass? = nil,
    deletionProtectionEnabled: Bool? = nil,
    multiRegionConsistency: MultiRegionConsistency? = nil,
    globalTableWitnessUpdates: [GlobalTableWitnessGroupUpdate]? = nil,
    onDemandThroughput: OnDemandThroughput? = nil,
    warmThroughput: WarmThroughput? = nil,
    globalTableSettingsReplicationMode: GlobalTableSettingsReplicationMode? = nil,
    disassociationProtectionEnabled: Bool? = nil,
    vectorIndexUpdates: [VectorIndexUpdate]? = nil
  ) {
    self.attributeDefinitions = attributeDefinitions
    self.tableName = tableName
    self.billingMode = billingMode
    self.provisionedThroughput = provisionedThroughput
    self.globalSecondaryIndexUpdates = globalSecondaryIndexUpdates
    self.streamSpecification = streamSpecification
    self.sseSpecification = sseSpecification
    self.replicaUpdates = replicaUpdates
    self.tableClass = tableClass
    self.deletionProtectionEnabled = deletionProtectionEnabled
    self.multiRegionConsistency = multiRegionConsistency
    self.globalTableWitnessUpdates = globalTableWitnessUpdates
    self.onDemandThroughput = onDemandThroughput
    self.warmThroughput = warmThroughput
    self.globalTableSettingsReplicationMode = globalTableSettingsReplicationMode
    self.disassociationProtectionEnabled = disassociationProtectionEnabled
    self.vectorIndexUpdates = vectorIndexUpdates
  }
}

/// The output of UpdateTable.
public struct UpdateTableOutput: Sendable, Equatable {
  /// `TableDescription`.
  public var tableDescription: TableDescription?

  /// Creates an instance from its members.
  public init(
    tableDescription: TableDescription? = nil
  ) {
    self.tableDescription = tableDescription
  }
}
