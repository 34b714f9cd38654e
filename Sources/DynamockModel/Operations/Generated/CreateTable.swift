// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of CreateTable.
public struct CreateTableInput: Sendable, Equatable {
  /// `AttributeDefinitions`.
  public var attributeDefinitions: [AttributeDefinition]?
  /// `TableName`, required.
  public var tableName: String?
  /// `KeySchema`.
  public var keySchema: [KeySchemaElement]?
  /// `LocalSecondaryIndexes`.
  public var localSecondaryIndexes: [LocalSecondaryIndex]?
  /// `GlobalSecondaryIndexes`.
  public var globalSecondaryIndexes: [GlobalSecondaryIndex]?
  /// `BillingMode`.
  public var billingMode: BillingMode?
  /// `ProvisionedThroughput`.
  public var provisionedThroughput: ProvisionedThroughput?
  /// `StreamSpecification`.
  public var streamSpecification: StreamSpecification?
  /// `SSESpecification`.
  public var sseSpecification: SSESpecification?
  /// `Tags`.
  public var tags: [Tag]?
  /// `TableClass`.
  public var tableClass: TableClass?
  /// `DeletionProtectionEnabled`.
  public var deletionProtectionEnabled: Bool?
  /// `WarmThroughput`.
  public var warmThroughput: WarmThroughput?
  /// `ResourcePolicy`.
  public var resourcePolicy: String?
  /// `OnDemandThroughput`.
  public var onDemandThroughput: OnDemandThroughput?
  /// `GlobalTableSourceArn`.
  public var globalTableSourceArn: String?
  /// `GlobalTableSettingsReplicationMode`.
  public var globalTableSettingsReplicationMode: GlobalTableSettingsReplicationMode?
  /// `VectorIndexes`.
  public var vectorIndexes: [VectorIndex]?

  /// Creates an instance from its members.
  public init(
    attributeDefinitions: [AttributeDefinition]? = nil,
    tableName: String?,
    keySchema: [KeySchemaElement]? = nil,
    localSecondaryIndexes: [LocalSecondaryIndex]? = nil,
    globalSecondaryIndexes: [GlobalSecondaryIndex]? = nil,
    billingMode: BillingMode? = nil,
    provisionedThroughput: ProvisionedThroughput? = nil,
    streamSpecification: StreamSpecification? = nil,
    sseSpecification: SSESpecification? = nil,
    tags: [Tag]? = nil,
    tableClass: TableClass? = nil,
    deletionProtectionEnabled: Bool? = nil,
    warmThroughput: WarmThroughput? = nil,
    resourcePolicy: String? = nil,
    onDemandThroughput: OnDemandThroughput? = nil,
    globalTableSourceArn: String? = nil,
    globalTableSettingsReplicationMode: GlobalTableSettingsReplicationMode? = nil,
    vectorIndexes: [VectorIndex]? = nil
  ) {
    self.attributeDefinitions = attributeDefinitions
    self.tableName = tableName
    self.keySchema = keySchema
    self.localSecondaryIndexes = localSecondaryIndexes
    self.globalSecondaryIndexes = globalSecondaryIndexes
    self.billingMode = billingMode
    self.provisionedThroughput = provisionedThroughput
    self.streamSpecification = streamSpecification
    self.sseSpecification = sseSpecification
    self.tags = tags
    self.tableClass = tableClass
    self.deletionProtectionEnabled = deletionProtectionEnabled
    self.warmThroughput = warmThroughput
    self.resourcePolicy = resourcePolicy
    self.onDemandThroughput = onDemandThroughput
    self.globalTableSourceArn = globalTableSourceArn
    self.globalTableSettingsReplicationMode = globalTableSettingsReplicationMode
    self.vectorIndexes = vectorIndexes
  }
}

/// The output of CreateTable.
public struct CreateTableOutput: Sendable, Equatable {
  /// `TableDescription`.
  public var tableDescription: TableDescription?

  /// Creates an instance from its members.
  public init(
    tableDescription: TableDescription? = nil
  ) {
    self.tableDescription = tableDescription
  }
}
