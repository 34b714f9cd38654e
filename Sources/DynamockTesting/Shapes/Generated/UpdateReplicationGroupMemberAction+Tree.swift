// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension UpdateReplicationGroupMemberAction: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("RegionName", regionName),
      .member("KMSMasterKeyId", kmsMasterKeyId),
      .member("ProvisionedThroughputOverride", provisionedThroughputOverride),
      .member("OnDemandThroughputOverride", onDemandThroughputOverride),
      .member("GlobalSecondaryIndexes", globalSecondaryIndexes),
      .member("TableClassOverride", tableClassOverride),
    ])
  }
}
