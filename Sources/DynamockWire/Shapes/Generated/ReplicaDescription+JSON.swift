// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ReplicaDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("GlobalSecondaryIndexes", globalSecondaryIndexes)
    writer.member("GlobalTableSettingsReplicationMode", globalTableSettingsReplicationMode)
    writer.member("KMSMasterKeyId", kmsMasterKeyId)
    writer.member("OnDemandThroughputOverride", onDemandThroughputOverride)
    writer.member("ProvisionedThroughputOverride", provisionedThroughputOverride)
    writer.member("RegionName", regionName)
    writer.member("ReplicaArn", replicaArn)
    writer.member("ReplicaInaccessibleDateTime", replicaInaccessibleDateTime)
    writer.member("ReplicaStatus", replicaStatus)
    writer.member("ReplicaStatusDescription", replicaStatusDescription)
    writer.member("ReplicaStatusPercentProgress", replicaStatusPercentProgress)
    writer.member("ReplicaTableClassSummary", replicaTableClassSummary)
    writer.member("WarmThroughput", warmThroughput)
    writer.endObject()
  }
}
