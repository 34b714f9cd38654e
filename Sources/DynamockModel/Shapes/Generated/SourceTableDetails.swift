// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `SourceTableDetails` of DynamoDB's API.
public struct SourceTableDetails: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?
  /// `TableId`, required.
  public var tableId: String?
  /// `TableArn`.
  public var tableArn: String?
  /// `TableSizeBytes`.
  public var tableSizeBytes: Int?
  /// `KeySchema`, required.
  public var keySchema: [KeySchemaElement]?
  /// `TableCreationDateTime`, required.
  public var tableCreationDateTime: Timestamp?
  /// `ProvisionedThroughput`, required.
  public var provisionedThroughput: ProvisionedThroughput?
  /// `OnDemandThroughput`.
  public var onDemandThroughput: OnDemandThroughput?
  /// `ItemCount`.
  public var itemCount: Int?
  /// `BillingMode`.
  public var billingMode: BillingMode?

  /// Creates an instance from its members.
  public init(
    tableName: String?,
    tableId: String?,
    tableArn: String? = nil,
    tableSizeBytes: Int? = nil,
    keySchema: [KeySchemaElement]?,
    tableCreationDateTime: Timestamp?,
    provisionedThroughput: ProvisionedThroughput?,
    onDemandThroughput: OnDemandThroughput? = nil,
    itemCount: Int? = nil,
    billingMode: BillingMode? = nil
  ) {
    self.tableName = tableName
    self.tableId = tableId
    self.tableArn = tableArn
    self.tableSizeBytes = tableSizeBytes
    self.keySchema = keySchema
    self.tableCreationDateTime = tableCreationDateTime
    self.provisionedThroughput = provisionedThroughput
    self.onDemandThroughput = onDemandThroughput
    self.itemCount = itemCount
    self.billingMode = billingMode
  }
}
