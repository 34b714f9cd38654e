// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ReplicaAutoScalingDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("GlobalSecondaryIndexes", globalSecondaryIndexes)
    writer.member("RegionName", regionName)
    writer.member(
      "ReplicaProvisionedReadCapacityAutoScalingSettings",
      replicaProvisionedReadCapacityAutoScalingSettings)
    writer.member(
      "ReplicaProvisionedWriteCapacityAutoScalingSettings",
      replicaProvisionedWriteCapacityAutoScalingSettings)
    writer.member("ReplicaStatus", replicaStatus)
    writer.endObject()
  }
}
