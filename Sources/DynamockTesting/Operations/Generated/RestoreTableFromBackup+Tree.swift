// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension RestoreTableFromBackupInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TargetTableName", targetTableName),
      .member("BackupArn", backupArn),
      .member("BillingModeOverride", billingModeOverride),
      .member("GlobalSecondaryIndexOverride", globalSecondaryIndexOverride),
      .member("LocalSecondaryIndexOverride", localSecondaryIndexOverride),
      .member("ProvisionedThroughputOverride", provisionedThroughputOverride),
      .member("OnDemandThroughputOverride", onDemandThroughputOverride),
      .member("SSESpecificationOverride", sseSpecificationOverride),
      .member("VectorIndexOverride", vectorIndexOverride),
    ])
  }
}

extension RestoreTableFromBackupOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      tableDescription: try tree.value("TableDescription")
    )
  }
}
