// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension LocalSecondaryIndexInfo: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("IndexName", indexName)
    writer.member("KeySchema", keySchema)
    writer.member("Projection", projection)
    writer.endObject()
  }
}
