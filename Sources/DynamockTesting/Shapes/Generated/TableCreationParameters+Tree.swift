// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension TableCreationParameters: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TableName", tableName),
      .member("AttributeDefinitions", attributeDefinitions),
      .member("KeySchema", keySchema),
      .member("BillingMode", billingMode),
      .member("ProvisionedThroughput", provisionedThroughput),
      .member("OnDemandThroughput", onDemandThroughput),
      .member("SSESpecification", sseSpecification),
      .member("GlobalSecondaryIndexes", globalSecondaryIndexes),
      .member("VectorIndexes", vectorIndexes),
    ])
  }
}

extension TableCreationParameters: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      tableName: try tree.value("TableName"),
      attributeDefinitions: try tree.value("AttributeDefinitions"),
      keySchema: try tree.value("KeySchema"),
      billingMode: try tree.value("BillingMode"),
      provisionedThroughput: try tree.value("ProvisionedThroughput"),
      onDemandThroughput: try tree.value("OnDemandThroughput"),
      sseSpecification: try tree.value("SSESpecification"),
      globalSecondaryIndexes: try tree.value("GlobalSecondaryIndexes"),
      vectorIndexes: try tree.value("VectorIndexes")
    )
  }
}
