package import DynamockModel

/// A CreateTable that has passed all rules that depend only on the request.
package struct CreateTableRequest: Sendable {
  package let name: String
  /// The table, with the account if it was identified by an ARN.
  package let table: TableReference
  package let attributeDefinitions: [AttributeDefinition]
  package let keySchema: [KeySchemaElement]
  package let localSecondaryIndexes: [LocalSecondaryIndex]
  package let globalSecondaryIndexes: [GlobalSecondaryIndex]
  package let vectorIndexes: [VectorIndex]
  package let billingMode: BillingMode
  /// The provisioned units, only for PROVISIONED.
  package let provisionedThroughput: ProvisionedThroughput?
  package let onDemandThroughput: OnDemandThroughput?
  package let warmThroughput: WarmThroughput?
  package let streamSpecification: StreamSpecification?
  package let sseSpecification: SSESpecification?
  package let tableClass: TableClass?
  package let isDeletionProtected: Bool
  package let tags: [Tag]
  package let policy: PolicyDocument?
  /// Unsupported members of the request, in the model's order.
  package let unsupportedMembers: [String]
}

/// An UpdateTable that has passed all rules that depend only on the request.
package struct UpdateTableRequest: Sendable {
  package let table: TableReference
  package let attributeDefinitions: [AttributeDefinition]?
  package let billingMode: BillingMode?
  package let provisionedThroughput: ProvisionedThroughput?
  package let onDemandThroughput: OnDemandThroughput?
  package let warmThroughput: WarmThroughput?
  package let globalSecondaryIndexUpdates: [GlobalSecondaryIndexUpdate]
  package let vectorIndexUpdates: [VectorIndexUpdate]
  package let streamSpecification: StreamSpecification?
  package let sseSpecification: SSESpecification?
  package let tableClass: TableClass?
  package let isDeletionProtected: Bool?
  /// One action or none, or several of one kind.
  package let replicaUpdates: [ReplicationGroupUpdate]
  /// Whether replicas take over the table's settings; a table of one region only keeps it.
  package let replicationMode: GlobalTableSettingsReplicationMode?
  /// Unsupported members of the request, in the model's order.
  package let unsupportedMembers: [String]
}

/// A request that only names a table: DescribeTable, DeleteTable, DescribeTimeToLive.
package struct NamedTableRequest: Sendable {
  package let table: TableReference
}

/// A ListTables that has passed all rules that depend only on the request.
package struct ListTablesRequest: Sendable {
  /// The name after which the list continues, in byte order.
  package let exclusiveStartTableName: String?
  /// The maximum number of names, 1 to 100.
  package let limit: Int
}
