// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension GlobalTable: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("GlobalTableName", globalTableName)
    writer.member("ReplicationGroup", replicationGroup)
    writer.endObject()
  }
}
