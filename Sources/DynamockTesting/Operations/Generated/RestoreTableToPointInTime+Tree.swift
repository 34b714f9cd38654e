// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension RestoreTableToPointInTimeInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("SourceTableArn", sourceTableArn),
      .member("SourceTableName", sourceTableName),
      .member("TargetTableName", targetTableName),
      .member("UseLatestRestorableTime", useLatestRestorableTime),
      .member("RestoreDateTime", restoreDateTime),
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

extension RestoreTableToPointInTimeOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      tableDescription: try tree.value("TableDescription")
    )
  }
}
