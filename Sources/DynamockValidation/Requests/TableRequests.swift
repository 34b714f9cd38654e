package import DynamockModel

/// A CreateTable that has passed all rules that depend only on the request.
package struct CreateTableRequest: Sendable {
  /// The name of the new table.
  package let name: String
  /// The table, with the account if it was identified by an ARN.
  package let table: TableReference
  /// The definitions of the key attributes.
  package let attributeDefinitions: [AttributeDefinition]
  /// The key attributes, the partition key first.
  package let keySchema: [KeySchemaElement]
  /// The local indexes.
  package let localSecondaryIndexes: [LocalSecondaryIndex]
  /// The global indexes.
  package let globalSecondaryIndexes: [GlobalSecondaryIndex]
  /// The vector indexes.
  package let vectorIndexes: [VectorIndex]
  /// The billing mode, which is PROVISIONED by default.
  package let billingMode: BillingMode
  /// The provisioned units, only for PROVISIONED.
  package let provisionedThroughput: ProvisionedThroughput?
  /// The limits of the on-demand throughput, or `nil` if they are not sent.
  package let onDemandThroughput: OnDemandThroughput?
  /// The warm throughput, or `nil` if it is not sent.
  package let warmThroughput: WarmThroughput?
  /// The settings of the stream, or `nil` if they are not sent.
  package let streamSpecification: StreamSpecification?
  /// The encryption, or `nil` if it is not sent.
  package let sseSpecification: SSESpecification?
  /// The table class, or `nil` if it is not sent.
  package let tableClass: TableClass?
  /// Whether the table is protected from deletion.
  package let isDeletionProtected: Bool
  /// The tags of the new table.
  package let tags: [Tag]
  /// The resource policy of the new table, or `nil` for none.
  package let policy: PolicyDocument?
  /// Unsupported members of the request, in the model's order.
  package let unsupportedMembers: [String]
}

/// An UpdateTable that has passed all rules that depend only on the request.
package struct UpdateTableRequest: Sendable {
  /// The table that the request names.
  package let table: TableReference
  /// The definitions of key attributes, or `nil` if they are not sent.
  package let attributeDefinitions: [AttributeDefinition]?
  /// The billing mode, or `nil` if it is not sent.
  package let billingMode: BillingMode?
  /// The provisioned throughput, or `nil` if it is not sent.
  package let provisionedThroughput: ProvisionedThroughput?
  /// The limits of the on-demand throughput, or `nil` if they are not sent.
  package let onDemandThroughput: OnDemandThroughput?
  /// The warm throughput, or `nil` if it is not sent.
  package let warmThroughput: WarmThroughput?
  /// The changes of global indexes.
  package let globalSecondaryIndexUpdates: [GlobalSecondaryIndexUpdate]
  /// The changes of vector indexes.
  package let vectorIndexUpdates: [VectorIndexUpdate]
  /// The settings of the stream, or `nil` if they are not sent.
  package let streamSpecification: StreamSpecification?
  /// The encryption, or `nil` if it is not sent.
  package let sseSpecification: SSESpecification?
  /// The table class, or `nil` if it is not sent.
  package let tableClass: TableClass?
  /// Whether the table is protected from deletion, or `nil` if it is not sent.
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
  /// The table that the request names.
  package let table: TableReference
}

/// A ListTables that has passed all rules that depend only on the request.
package struct ListTablesRequest: Sendable {
  /// The name after which the list continues, in byte order.
  package let exclusiveStartTableName: String?
  /// The maximum number of names, 1 to 100.
  package let limit: Int
}
