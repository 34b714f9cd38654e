// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension CreateTableInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("AttributeDefinitions", attributeDefinitions),
      .member("TableName", tableName),
      .member("KeySchema", keySchema),
      .member("LocalSecondaryIndexes", localSecondaryIndexes),
      .member("GlobalSecondaryIndexes", globalSecondaryIndexes),
      .member("BillingMode", billingMode),
      .member("ProvisionedThroughput", provisionedThroughput),
      .member("StreamSpecification", streamSpecification),
      .member("SSESpecification", sseSpecification),
      .member("Tags", tags),
      .member("TableClass", tableClass),
      .member("DeletionProtectionEnabled", deletionProtectionEnabled),
      .member("WarmThroughput", warmThroughput),
      .member("ResourcePolicy", resourcePolicy),
      .member("OnDemandThroughput", onDemandThroughput),
      .member("GlobalTableSourceArn", globalTableSourceArn),
      .member("GlobalTableSettingsReplicationMode", globalTableSettingsReplicationMode),
      .member("VectorIndexes", vectorIndexes),
    ])
  }
}

extension CreateTableOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      tableDescription: try tree.value("TableDescription")
    )
  }
}
