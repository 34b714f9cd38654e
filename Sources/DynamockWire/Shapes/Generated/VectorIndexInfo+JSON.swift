// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension VectorIndexInfo: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("Dimensions", dimensions)
    writer.member("DistanceFunction", distanceFunction)
    writer.member("IndexName", indexName)
    writer.member("Projection", projection)
    writer.member("SearchSchema", searchSchema)
    writer.member("VectorAttribute", vectorAttribute)
    writer.endObject()
  }
}
