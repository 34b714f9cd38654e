// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension GlobalSecondaryIndexDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("Backfilling", backfilling)
    writer.member("IndexArn", indexArn)
    writer.member("IndexName", indexName)
    writer.member("IndexSizeBytes", indexSizeBytes)
    writer.member("IndexStatus", indexStatus)
    writer.member("ItemCount", itemCount)
    writer.member("KeySchema", keySchema)
    writer.member("OnDemandThroughput", onDemandThroughput)
    writer.member("Projection", projection)
    writer.member("ProvisionedThroughput", provisionedThroughput)
    writer.member("WarmThroughput", warmThroughput)
    writer.endObject()
  }
}
