// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ReplicaGlobalSecondaryIndexAutoScalingDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("IndexName", indexName)
    writer.member("IndexStatus", indexStatus)
    writer.member(
      "ProvisionedReadCapacityAutoScalingSettings", provisionedReadCapacityAutoScalingSettings)
    writer.member(
      "ProvisionedWriteCapacityAutoScalingSettings", provisionedWriteCapacityAutoScalingSettings)
    writer.endObject()
  }
}
