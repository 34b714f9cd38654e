// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension VectorIndexDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("Backfilling", backfilling)
    writer.member("Dimensions", dimensions)
    writer.member("DistanceFunction", distanceFunction)
    writer.member("IndexArn", indexArn)
    writer.member("IndexName", indexName)
    writer.member("IndexSizeBytes", indexSizeBytes)
    writer.member("IndexStatus", indexStatus)
    writer.member("ItemCount", itemCount)
    writer.member("Projection", projection)
    writer.member("SearchSchema", searchSchema)
    writer.member("VectorAttribute", vectorAttribute)
    writer.endObject()
  }
}
