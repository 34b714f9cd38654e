// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension LocalSecondaryIndexDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("IndexArn", indexArn)
    writer.member("IndexName", indexName)
    writer.member("IndexSizeBytes", indexSizeBytes)
    writer.member("ItemCount", itemCount)
    writer.member("KeySchema", keySchema)
    writer.member("Projection", projection)
    writer.endObject()
  }
}
