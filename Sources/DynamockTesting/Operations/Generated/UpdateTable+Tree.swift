// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension UpdateTableInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("AttributeDefinitions", attributeDefinitions),
      .member("TableName", tableName),
      .member("BillingMode", billingMode),
      .member("ProvisionedThroughput", provisionedThroughput),
      .member("GlobalSecondaryIndexUpdates", globalSecondaryIndexUpdates),
      .member("StreamSpecification", streamSpecification),
      .member("SSESpecification", sseSpecification),
      .member("ReplicaUpdates", replicaUpdates),
      .member("TableClass", tableClass),
      .member("DeletionProtectionEnabled", deletionProtectionEnabled),
      .member("MultiRegionConsistency", multiRegionConsistency),
      .member("GlobalTableWitnessUpdates", globalTableWitnessUpdates),
      .member("OnDemandThroughput", onDemandThroughput),
      .member("WarmThroughput", warmThroughput),
      .member("GlobalTableSettingsReplicationMode", globalTableSettingsReplicationMode),
      .member("DisassociationProtectionEnabled", disassociationProtectionEnabled),
      .member("VectorIndexUpdates", vectorIndexUpdates),
    ])
  }
}

extension UpdateTableOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      tableDescription: try tree.value("TableDescription")
    )
  }
}
