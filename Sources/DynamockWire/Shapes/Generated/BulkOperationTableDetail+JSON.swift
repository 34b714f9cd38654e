// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension BulkOperationTableDetail: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("TableId", tableId)
    writer.member("TableName", tableName)
    writer.endObject()
  }
}
