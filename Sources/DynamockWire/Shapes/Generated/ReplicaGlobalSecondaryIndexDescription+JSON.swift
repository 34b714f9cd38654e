// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ReplicaGlobalSecondaryIndexDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("IndexName", indexName)
    writer.member("OnDemandThroughputOverride", onDemandThroughputOverride)
    writer.member("ProvisionedThroughputOverride", provisionedThroughputOverride)
    writer.member("WarmThroughput", warmThroughput)
    writer.endObject()
  }
}
