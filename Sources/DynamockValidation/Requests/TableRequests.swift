import DynamockModel

/// A CreateTable that has passed every rule that needs only the request.
package struct CreateTableRequest: Sendable {
  package let name: String
  /// Account from the ARN, where the table was named by one.
  package let table: TableReference
  package let attributeDefinitions: [AttributeDefinition]
  package let keySchema: [KeySchemaElement]
  package let localSecondaryIndexes: [LocalSecondaryIndex]
  package let globalSecondaryIndexes: [GlobalSecondaryIndex]
  package let billingMode: BillingMode
  /// Set for PROVISIONED only.
  package let provisionedThroughput: ProvisionedThroughput?
  package let onDemandThroughput: OnDemandThroughput?
  package let warmThroughput: WarmThroughput?
  package let streamSpecification: StreamSpecification?
  package let sseSpecification: SSESpecification?
  package let tableClass: TableClass?
  package let isDeletionProtected: Bool
  package let tags: [Tag]
  /// Members that were sent and that dynamock does not carry out, in the model's order.
  package let unsupportedMembers: [String]
}

/// An UpdateTable that has passed every rule that needs only the request.
package struct UpdateTableRequest: Sendable {
  package let table: TableReference
  package let attributeDefinitions: [AttributeDefinition]?
  package let billingMode: BillingMode?
  package let provisionedThroughput: ProvisionedThroughput?
  package let onDemandThroughput: OnDemandThroughput?
  package let warmThroughput: WarmThroughput?
  package let globalSecondaryIndexUpdates: [GlobalSecondaryIndexUpdate]
  package let streamSpecification: StreamSpecification?
  package let sseSpecification: SSESpecification?
  package let tableClass: TableClass?
  package let isDeletionProtected: Bool?
  /// Members that were sent and that dynamock does not carry out, in the model's order.
  package let unsupportedMembers: [String]
}

/// A request that names one table and nothing else: DescribeTable, DeleteTable, DescribeTimeToLive.
package struct NamedTableRequest: Sendable {
  package let table: TableReference
}

/// A ListTables that has passed every rule that needs only the request.
package struct ListTablesRequest: Sendable {
  /// Names after this one, by bytes.
  package let exclusiveStartTableName: String?
  /// 1 to 100.
  package let limit: Int
}
