// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `TableCreationParameters` of DynamoDB's API.
public struct TableCreationParameters: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?
  /// `AttributeDefinitions`, required.
  public var attributeDefinitions: [AttributeDefinition]?
  /// `KeySchema`, required.
  public var keySchema: [KeySchemaElement]?
  /// `BillingMode`.
  public var billingMode: BillingMode?
  /// `ProvisionedThroughput`.
  public var provisionedThroughput: ProvisionedThroughput?
  /// `OnDemandThroughput`.
  public var onDemandThroughput: OnDemandThroughput?
  /// `SSESpecification`.
  public var sseSpecification: SSESpecification?
  /// `GlobalSecondaryIndexes`.
  public var globalSecondaryIndexes: [GlobalSecondaryIndex]?
  /// `VectorIndexes`.
  public var vectorIndexes: [VectorIndex]?

  /// Creates an instance from its members.
  public init(
    tableName: String?,
    attributeDefinitions: [AttributeDefinition]?,
    keySchema: [KeySchemaElement]?,
    billingMode: BillingMode? = nil,
    provisionedThroughput: ProvisionedThroughput? = nil,
    onDemandThroughput: OnDemandThroughput? = nil,
    sseSpecification: SSESpecification? = nil,
    globalSecondaryIndexes: [GlobalSecondaryIndex]? = nil,
    vectorIndexes: [VectorIndex]? = nil
  ) {
    self.tableName = tableName
    self.attributeDefinitions = attributeDefinitions
    self.keySchema = keySchema
    self.billingMode = billingMode
    self.provisionedThroughput = provisionedThroughput
    self.onDemandThroughput = onDemandThroughput
    self.sseSpecification = sseSpecification
    self.globalSecondaryIndexes = globalSecondaryIndexes
    self.vectorIndexes = vectorIndexes
  }
}
