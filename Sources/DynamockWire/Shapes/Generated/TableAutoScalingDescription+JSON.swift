// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension TableAutoScalingDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("Replicas", replicas)
    writer.member("TableName", tableName)
    writer.member("TableStatus", tableStatus)
    writer.endObject()
  }
}
