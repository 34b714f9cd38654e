// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ItemCollectionMetrics: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ItemCollectionKey", itemCollectionKey)
    writer.member("SizeEstimateRangeGB", sizeEstimateRangeGB)
    writer.endObject()
  }
}
