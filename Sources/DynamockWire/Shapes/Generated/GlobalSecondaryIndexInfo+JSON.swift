// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension GlobalSecondaryIndexInfo: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("IndexName", indexName)
    writer.member("KeySchema", keySchema)
    writer.member("OnDemandThroughput", onDemandThroughput)
    writer.member("Projection", projection)
    writer.member("ProvisionedThroughput", provisionedThroughput)
    writer.endObject()
  }
}
