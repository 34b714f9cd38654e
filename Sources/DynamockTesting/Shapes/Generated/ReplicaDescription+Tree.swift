// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ReplicaDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      regionName: try tree.value("RegionName"),
      replicaStatus: try tree.value("ReplicaStatus"),
      replicaArn: try tree.value("ReplicaArn"),
      replicaStatusDescription: try tree.value("ReplicaStatusDescription"),
      replicaStatusPercentProgress: try tree.value("ReplicaStatusPercentProgress"),
      kmsMasterKeyId: try tree.value("KMSMasterKeyId"),
      provisionedThroughputOverride: try tree.value("ProvisionedThroughputOverride"),
      onDemandThroughputOverride: try tree.value("OnDemandThroughputOverride"),
      warmThroughput: try tree.value("WarmThroughput"),
      globalSecondaryIndexes: try tree.value("GlobalSecondaryIndexes"),
      replicaInaccessibleDateTime: try tree.value("ReplicaInaccessibleDateTime"),
      replicaTableClassSummary: try tree.value("ReplicaTableClassSummary"),
      globalTableSettingsReplicationMode: try tree.value("GlobalTableSettingsReplicationMode")
    )
  }
}
