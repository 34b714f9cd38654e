// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ReplicaSettingsDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("RegionName", regionName)
    writer.member("ReplicaBillingModeSummary", replicaBillingModeSummary)
    writer.member("ReplicaGlobalSecondaryIndexSettings", replicaGlobalSecondaryIndexSettings)
    writer.member(
      "ReplicaProvisionedReadCapacityAutoScalingSettings",
      replicaProvisionedReadCapacityAutoScalingSettings)
    writer.member("ReplicaProvisionedReadCapacityUnits", replicaProvisionedReadCapacityUnits)
    writer.member(
      "ReplicaProvisionedWriteCapacityAutoScalingSettings",
      replicaProvisionedWriteCapacityAutoScalingSettings)
    writer.member("ReplicaProvisionedWriteCapacityUnits", replicaProvisionedWriteCapacityUnits)
    writer.member("ReplicaStatus", replicaStatus)
    writer.member("ReplicaTableClassSummary", replicaTableClassSummary)
    writer.endObject()
  }
}
