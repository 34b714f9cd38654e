// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension TableDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      attributeDefinitions: try tree.value("AttributeDefinitions"),
      tableName: try tree.value("TableName"),
      keySchema: try tree.value("KeySchema"),
      tableStatus: try tree.value("TableStatus"),
      creationDateTime: try tree.value("CreationDateTime"),
      provisionedThroughput: try tree.value("ProvisionedThroughput"),
      tableSizeBytes: try tree.value("TableSizeBytes"),
      itemCount: try tree.value("ItemCount"),
      tableArn: try tree.value("TableArn"),
      tableId: try tree.value("TableId"),
      billingModeSummary: try tree.value("BillingModeSummary"),
      localSecondaryIndexes: try tree.value("LocalSecondaryIndexes"),
      globalSecondaryIndexes: try tree.value("GlobalSecondaryIndexes"),
      streamSpecification: try tree.value("StreamSpecification"),
      latestStreamLabel: try tree.value("LatestStreamLabel"),
      latestStreamArn: try tree.value("LatestStreamArn"),
      globalTableVersion: try tree.value("GlobalTableVersion"),
      replicas: try tree.value("Replicas"),
      globalTableWitnesses: try tree.value("GlobalTableWitnesses"),
      globalTableSettingsReplicationMode: try tree.value("GlobalTableSettingsReplicationMode"),
      restoreSummary: try tree.value("RestoreSummary"),
      sseDescription: try tree.value("SSEDescription"),
      archivalSummary: try tree.value("ArchivalSummary"),
      tableClassSummary: try tree.value("TableClassSummary"),
      deletionProtectionEnabled: try tree.value("DeletionProtectionEnabled"),
      disassociationProtectionEnabled: try tree.value("DisassociationProtectionEnabled"),
      onDemandThroughput: try tree.value("OnDemandThroughput"),
      warmThroughput: try tree.value("WarmThroughput"),
      multiRegionConsistency: try tree.value("MultiRegionConsistency"),
      vectorIndexes: try tree.value("VectorIndexes")
    )
  }
}
