// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension BulkOperationVectorBytes: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("BulkPutVectorBytes", bulkPutVectorBytes)
    writer.endObject()
  }
}
