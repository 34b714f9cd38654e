// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension BatchStatementResponse: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("Error", error)
    writer.member("Item", item)
    writer.member("TableName", tableName)
    writer.endObject()
  }
}
