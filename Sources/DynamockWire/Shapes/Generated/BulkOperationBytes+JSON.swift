// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension BulkOperationBytes: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("BulkPutBytes", bulkPutBytes)
    writer.endObject()
  }
}
